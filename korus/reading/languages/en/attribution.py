"""Words that attribute, by what they do: the cue model knows an unseen word by the company it keeps here.

A word may stand in several classes; a verb and its particle are joined ("point_out"). The order does not matter.
The tables say what a word can do, not that it does: "table" and "back" are here, and mostly mean furniture and spines.
"""

VERBS: dict[str, str] = {
    "say": """
        say tell state remark comment mention note observe speak talk explain relate recount report inform
        notify brief announce declare proclaim pronounce disclose divulge reveal impart convey communicate
        add continue go_on reply respond answer retort counter rejoin interject chime_in write post tweet
        text email telegraph cable dictate articulate voice express utter word phrase put describe portray
        depict characterise characterize summarise summarize sum_up reiterate repeat restate recall remember
        testify read quote cite point_out spell_out set_out lay_out make_clear elaborate clarify specify
        detail list enumerate narrate address lecture preach caution remind reassure assure advise instruct
        signal indicate suggest imply hint intimate insinuate let_slip confide leak whisper_to volunteer
        open_up sign_off conclude begin interrupt break_in cut_in
    """,
    "manner": """
        shout yell scream shriek cry exclaim bellow roar thunder bark snap growl snarl hiss mutter mumble
        murmur whisper sigh moan groan wail sob weep laugh chuckle giggle grin smile beam joke jest quip
        crack tease deadpan drawl stammer stutter blurt gush enthuse rave fume seethe rage rant rail storm
        thunder splutter sneer scoff snort snipe sniff shrug wince shudder grumble grouse gripe whine carp
        rue bristle chirp croon intone purr breathe marvel muse ponder wonder reminisce reflect shoot_back
        fire_back hit_back fire_off snap_back bite_back lash_out weigh_in pipe_up speak_out hold_forth wax
        trumpet crow gloat boast brag
    """,
    "claim": """
        claim assert allege contend maintain insist argue aver avow affirm reaffirm attest certify swear
        vouch posit postulate submit plead protest object remonstrate reason persist stress emphasise
        emphasize underline underscore highlight accentuate stand_by double_down stick_to hold profess
        purport make_case defend justify rationalise rationalize excuse explain_away admit concede
        acknowledge confess own_up grant allow accept recognise recognize confirm corroborate verify
        substantiate deny refute rebut dispute contest gainsay contradict disagree dissent differ demur
        dismiss reject repudiate rubbish disavow disown distance walk_back backtrack retract take_back
        row_back play_down downplay shrug_off brush_off brush_aside wave_away question doubt query challenge
        cast_doubt rule_out shoot_down pour_cold_water
    """,
    "think": """
        think believe reckon suppose guess assume presume consider deem feel hold regard see view perceive
        judge rate rank reckon figure fancy suspect imagine envision envisage foresee picture sense know
        understand hear learn gather find conclude determine decide realise realize recognise discover doubt
        fear worry dread fret expect anticipate await hope wish want desire long yearn crave prefer favour
        favor like love hate loathe detest dislike resent regret lament mourn rue welcome relish enjoy
        appreciate treasure value admire respect trust distrust mistrust bank_on bet_on count_on rely agree
        concur share sympathise sympathize mind care wonder speculate calculate compute estimate reckon
        put_at value_at gauge assess appraise evaluate interpret construe read_as take_for diagnose
        attribute ascribe credit blame_on put_down_to trace chalk_up pin
    """,
    "predict": """
        predict forecast project foresee foretell prophesy anticipate expect envisage prognosticate augur
        bode warn caution alert threaten brace pencil_in see bet wager gamble estimate reckon calculate
        extrapolate model
    """,
    "promise": """
        promise pledge vow swear commit undertake guarantee assure ensure offer volunteer plan intend aim
        mean propose resolve determine decide seek look prepare threaten agree consent announce unveil
        launch introduce present table outline earmark allocate set_aside budget target schedule arrange
        engage sign_up sign subscribe contract covenant dedicate devote bind set_sights set_target hope
        expect await gear_up poise ready opt refuse decline renounce forswear give_up hold_out stand_ready
        earmark put_forward roll_out commission ink reserve invest purchase buy order acquire build expand
        establish
    """,
    "ask": """
        ask request beg plead appeal entreat implore beseech urge exhort press push prod pressure lobby
        call_on call_for demand insist require order command instruct direct tell bid charge enjoin advise
        counsel recommend suggest propose move petition sue apply invite encourage dare challenge warn
        caution remind advocate champion campaign clamour clamor cry_out plump agitate agitate_for press_for
        push_for argue_for ask_for beg_for summon forbid ban prohibit seek solicit want need expect enquire
        inquire query question quiz grill probe interrogate
    """,
    "criticise": """
        criticise criticize condemn denounce decry deplore slam blast bash rip attack assail lambast
        lambaste savage flay pillory castigate chastise berate scold rebuke reprimand admonish reproach
        upbraid chide censure fault blame accuse charge indict arraign impugn malign vilify slander smear
        insult mock ridicule deride lampoon satirise taunt jeer heckle boo scorn disparage belittle
        denigrate knock pan trash rubbish savage take_aim take_issue take_to_task hit_out lash_out rail
        protest oppose resist reject object contest fight resent bemoan lament complain grumble gripe moan
        brand label dub call term name describe_as liken compare equate deem tag nickname style christen
        hail_as paint cast portray
    """,
    "praise": """
        praise laud applaud hail commend compliment congratulate salute acclaim extol celebrate toast fete
        cheer welcome embrace endorse back support second champion defend vouch uphold approve sanction
        ratify favour favor bless thank credit honour honor pay_tribute express voice rejoice
    """,
    "show": """
        show find suggest indicate reveal demonstrate prove establish confirm conclude estimate report
        record document list note state read say claim warn predict recommend identify highlight trace link
        attribute put point detect uncover expose reckon count calculate measure rank rate describe outline
        detail contain stipulate provide require set_out lay_down specify prescribe mandate call_for
        envisage foresee commit oblige
    """,
    "speak": """
        speak talk address lecture appear testify debate discuss touch_on deliver give hold meet visit
        interview host chair preside brief correspond write
    """,
}

NOUNS: dict[str, str] = {
    "speech": """
        statement announcement declaration remark comment speech address sermon lecture interview briefing
        release communique communiqué bulletin message letter note memo memorandum email e-mail mail
        telegram text tweet post blog column article book memoir report testimony evidence deposition
        affidavit filing submission brief dispatch word words phrase line quote quotation answer reply
        response retort riposte rejoinder question reminder explanation description account story version
        tale summary recap confession admission acknowledgement acknowledgment denial confirmation
        revelation disclosure rumour rumor gossip whisper talk chatter leak tip slogan motto mantra refrain
        verdict ruling judgment judgement opinion finding conclusion assessment
    """,
    "belief": """
        view opinion belief conviction position stance stand line attitude feeling sense impression notion
        idea theory hypothesis thesis argument reasoning logic contention claim assertion allegation
        accusation charge complaint grievance grumble gripe objection protest criticism critique attack
        rebuke warning caution alarm fear worry concern anxiety doubt scepticism skepticism suspicion hope
        wish dream desire ambition aspiration expectation anticipation confidence optimism pessimism
        prediction forecast projection estimate estimation calculation arithmetic guess assumption
        assessment analysis diagnosis interpretation reading judgement judgment preference regret
        disappointment frustration anger fury outrage dismay delight pride gratitude thanks praise support
        approval endorsement backing opposition rejection
    """,
    "promise": """
        promise pledge vow oath commitment undertaking guarantee assurance offer plan intention aim goal
        target objective purpose ambition strategy scheme programme program project proposal bid move
        decision resolution determination resolve agreement deal pact accord treaty memorandum mandate
        contract order provision blueprint roadmap road-map agenda manifesto platform initiative drive
        campaign threat ultimatum vision budget investment
    """,
    "request": """
        request demand appeal call plea petition order instruction command directive advice recommendation
        suggestion proposal invitation challenge prayer entreaty application motion bid push
    """,
    "document": """
        report study survey poll paper document file record dossier review audit inquiry probe investigation
        analysis census index ranking table data figures statistics research law bill act decree order
        regulation rule treaty agreement contract manifesto constitution charter lawsuit complaint
        indictment ruling minutes transcript leaflet brochure website page notice sign placard banner
        headline editorial
    """,
    "speaker": """
        official spokesman spokeswoman spokesperson spokesgal speaker source insider aide adviser advisor
        minister president chairman chairwoman chair chief head director secretary governor mayor senator
        lawmaker legislator representative delegate ambassador envoy diplomat analyst economist expert
        researcher scientist professor critic supporter opponent activist campaigner resident neighbour
        neighbor witness lawyer attorney prosecutor judge police officer commander general owner founder
        executive manager boss worker union company firm ministry government agency department commission
        committee council bank board party group association institute organisation organization campaign
        newspaper outlet broadcaster observer historian author reporter correspondent
    """,
}

ADJECTIVES: dict[str, str] = {
    "stance": """
        confident sure certain convinced adamant clear positive optimistic hopeful bullish pessimistic
        bearish doubtful sceptical skeptical unsure uncertain unconvinced cautious wary worried concerned
        anxious afraid fearful alarmed nervous scared keen eager willing ready prepared determined committed
        resolved reluctant unwilling opposed hostile critical scathing dismissive furious angry outraged
        livid incensed indignant upset unhappy disappointed dismayed appalled horrified shocked saddened
        sorry regretful ashamed embarrassed proud pleased happy glad delighted thrilled grateful thankful
        relieved satisfied content excited enthusiastic amazed surprised baffled puzzled bemused amused
        jealous tired sick fed-up supportive sympathetic guilty blunt frank blunter adamant quick aware
        mindful desperate bound set due likely
    """,
    "reported": """
        alleged reported rumoured rumored supposed purported claimed expected planned proposed promised
        so-called stated self-described
    """,
}

#: Little words that attribute: "according to", "per", "as", "in the words of", "via".
PARTICLES: dict[str, str] = {
    "source": "according per via citing quoting by from as in for under",
    "modal": "will would shall should must can could may might going set due",
}

#: What somebody "would" not do is told of him, and is not what he said: "the treasury would not say".
WITHHOLDING: frozenset[str] = frozenset(
    """
    answer comment confirm deny disclose discuss draw elaborate identify name reveal say show speak specify speculate
    talk
    """.split()
)

#: How labels in a transcript end: of those who ask or lead, and of what nobody says.
ASKERS: frozenset[str] = frozenset(
    "q question moderator presenter host anchor interviewer reporter reporters chair operator members note".split()
)


def classes() -> dict[tuple[str, str], tuple[str, ...]]:
    """The classes of each word, by its lemma and its part of speech (V, N, A or P)."""
    found: dict[tuple[str, str], list[str]] = {}
    tables = (("V", VERBS), ("N", NOUNS), ("A", ADJECTIVES), ("P", PARTICLES))
    for letter, table in tables:
        for name, words in table.items():
            for word in dict.fromkeys(words.split()):
                found.setdefault((word, letter), []).append(name)
    return {key: tuple(names) for key, names in found.items()}
