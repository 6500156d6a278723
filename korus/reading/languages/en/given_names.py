"""Given names that tell a gender wherever they are borne, in lower case and without accents.

They make a capitalised pair of words a person, and weigh between "he" and "she" where nothing else tells. Names
that both bear (Kim, Andrea, Jean, Robin, Alex, Sasha, Kerry, Dominique) and most Korean and Chinese ones are left out.
"""

WOMEN: frozenset[str] = frozenset(
    """
    abena abigail ada adaeze adele adriana agata agnes agnieszka aida aisha ayesha aishwarya aiko akiko alba
    alejandra alessandra alexandra alice alicia alina alison allison althea amanda amara amelia amelie amina amparo
    amy ana anastasia angela angelica angelika anita anjali ann anna annabel anne anneke annette annika antonia
    aoife araceli ariadna ariana ashley asma astrid audrey aurelia aurora ausra ayako aylin barbara beata beatrice
    beatriz belen belinda benita bernadette bertha beryl beth bettina beverly bianca birgit birgitta birthe bridget
    brigitte britta camila camille candice carla carlotta carmela carmen carol carole carolina caroline carolyn
    caterina catherine catriona cecilia celeste celia chantal charlene charlotte chiara chika christa christiane
    christina christine ciara cirila claire clara clarissa claudia colleen concepcion consuelo coralie corinne
    cornelia cristina cynthia dagmar daisy daniela danielle daphne darlene dawn deborah debra deepa deepika deirdre
    delia delphine denise diana diane dina dineo dolores dominika donna dora doreen doris dorota dorothea dorothy
    edith edna eileen elaine eleanor elena eleni elif elisa elisabeth eliza elizabeth ella ellen elodie eloise elsa
    elspeth elvira emiko emilia emily emine emma erica erika esmeralda esperanza estela estelle esther ethel eugenia
    eunice eva eve evelyn ewa fatema fatima fatma fatou faye felicia felicity fernanda fiona flora florence folasade
    frances francesca franziska freya frida friederike gabriela gabriella gabrielle gail galina genevieve georgia
    georgina geraldine gerda gerlinde gertrude gillian gina giorgia giovanna giulia gladys gloria grace graciela
    greta gretchen gudrun gwen gwendolyn halima halina hana hanako hanna hannah harriet hatice hazel heather heidi
    heike helen helena helene helga henrietta henrike hilary hilda hilde hildegard hiroko hortense ida iman imelda
    imogen ines inga inge ingrid irena irene irina iris irma isabel isabella isabelle isadora ivana ivonne
    jacqueline jadwiga jana jane janet janice janine jasmine jaspreet jeanette jeanne jelena jennifer jessica jill
    joan joana joanna joanne jocelyn jodie johanna jolanta josefina josephine joyce juana juanita judith judy julia
    juliana julie juliet june justyna kamala karen karin karina karolina kate katarina katarzyna katerina katherine
    kathleen kathryn kathy katja katrin katrina kavita kazuko keiko kelly kerstin khadija kimberly kirsten kirsti
    krista kristen kristin kristina krystyna kumiko kyoko lakshmi lalita lalitha lara larisa latifa laura lauren
    leah leila leena lena leonor leonora leticia lidia liliana lillian lily lina linda lisa lise liv livia ljubica
    lois lola lorena loretta lorraine lotte louisa louise lourdes lucia lucie lucilla lucille lucinda lucy luisa luz
    lydia lyudmila maartje mabel madeleine magda magdalena maggie mahnaz mairead malgorzata mandy manuela marcela
    marcia margaret margarita margaux margit margot margrethe marguerite maria mariam mariana marianne maribel marie
    mariela marietta marija marijke marilyn marina mariko marisa marisol marit marjorie marlene marta martha martina
    mary maryam masako matilda maud maura maureen mavis maxine maya megan meera mei melanie melinda melissa mercedes
    meredith meryem mette michelle michiko midori mila milena minna mira miranda miriam moira mona monica monika
    morag morwenna muriel myriam nadia nadine najat nadezhda nalini nancy naoko naomi nasrin natalia natalie natasha
    neha nella nermine ngozi nicole nilmini nina noelia noemi noor nora norma nuala nuria octavia odile olena olga
    olivia oksana olwen ophelia oriana ottilie paloma pamela paola patience patricia paula paulina pauline penelope
    penny perpetua petra philippa phoebe phyllis pilar polina pooja preeti priscilla priti priya puspa rachel ramona
    rana rania raquel rebecca regina renata renate renee rhoda rhonda rita roberta rocio rokeya rosa rosalie
    rosalind rosalinda rosamund rosanna rose rosemary rosie roxana roxanne rukmini ruth sabine sabrina sachiko
    sadako sadia safiya saida sakura sally salma samira sandra sangeeta sara sarah sarojini saskia sayuri selma
    serena sharada sharon sheila shelly sheryl shirin shirley shizuka shona shreya siobhan sigrid silvia sinead
    siobhan sita sofia solange solveig sonia sonja sophia sophie soraya stella stephanie sue sujata sunita susan
    susana susanna susanne suzanne svetlana sybil sylvia sylvie tamara tamsin tanja tatiana tatyana teresa terhi
    tessa thandi thelma theodora theresa therese tiffany tina tomoko trudy umi ulla ulrike uma una ursula usha
    valentina valerie valeska vanessa vasiliki vera verena veronica veronika veronique victoria vidya viktoria
    violet virginia vivian vivienne wanda wanjiru wendy wilhelmina wilma winifred ximena yasmin yasmine yelena
    yesenia yoko yolanda yoshie yoshiko yuka yukiko yulia yumi yuriko yvette yvonne zahra zainab zeinab zeynep zofia
    zoe zsuzsa zuzana
    """.split()
)

MEN: frozenset[str] = frozenset(
    """
    aaron abdallah abdel abdou abdul abdullah abdulrahman abel abraham achim adam adolfo adrian agus ahmad ahmed
    akihito akio akira alain alan alasdair albert alberto aldo alec alejandro aleksandar aleksander aleksandr
    alessandro alexander alexandre alexei alfonso alfred alfredo ali alistair allan alvaro alwyn amadou amir amit
    anand anatoly anders andreas andrei andrej andres andrew andrzej andy angelo angus anil antanas anthony anton
    antonio antony archibald ari arjun armand armando arnaud arne arnold arsenio arthur artur arturo arun arvind
    ashok atsushi augustin augusto aurelio axel baptiste barnabas barry bart bartosz basil bastien bela ben benedict
    benjamin benoit bernard bernardo bernd bertrand bertus bill bjorn bo bob bogdan bohdan boris brad bradley
    brandon brendan brent brett brian bruce bruno bryan caesar callum calum carl carlo carlos carmine casper cecil
    cedric cesar cesare charles charlie chibuzo chidi chinedu chris christian christophe christopher claude claudio
    cliff clifford clive colin conor conrad craig crisanto cristian curtis cyril dale damian damien dan daniel
    daniele darius darko darrell darren darryl dave david davide dean denis dennis deng derek dermot desmond detlef
    didier diego dieter dietmar dimitri dimitris dinesh diogo dmitri dmitry dominic don donal donald dong doug
    douglas dragan duane duarte duncan duane dwight dylan eamon earl eddie edgar edmund eduardo edvaldo edward edwin
    efrain egil eiji eladio elias elliot emanuel emeka emil emilio emmanuel enrico enrique eoin erhan eric erik
    ernest ernesto ernst erwin esteban etienne eugene eugenio evan evgeny ezekiel fabian fabio fabrice fadi faisal
    farid farouk farooq federico felipe felix ferdinand fergal fergus fernando fidel filip filippo finn fintan
    florian francesco francis francisco franck franco francois frank frans franz fred frederic frederick frederik
    friedrich fritz fumio gabriel gareth gary gavin gaspard geir gennady geoff geoffrey george georges georgi gerald
    gerard gerhard germán german gert giacomo gideon gil giles giorgio giovanni giulio giuseppe glenn goran gordon
    goro graham gregor gregorio gregory guido guillaume guillermo gunnar gunter gustav gustavo guy haakon hakan
    hamad hamed hamid hamish hank hannes hans harald harlan harold harry haruki hasan hassan hector heinrich heinz
    helmut hemi henning henri henrik henry herbert herman hernan herve hideo hideki hiroshi hiroyuki hisashi holger
    horst hosea howard hubert hugh hugo humberto hussein iain ian ibrahim idris ignacio igor ikechukwu ilya imran
    ingo ismail ismet isaac isamu ivan ivo jaakko jabu jack jacob jacques jaime jakob jamal james jan jared jarek
    jaroslav jason javier jean-pierre jean-luc jeff jeffrey jens jeppe jeremiah jeremy jeroen jerome jerzy jesper
    jesus jim jimmy joaquim joaquin joe joel johan johann johannes john johnny jon jonas jonathan jorge jorgen jose
    josef joseph josh joshua josphat juan jukka jules julian julien julio junichi junichiro jurgen justin kaarel
    kamal karel karl kamorudeen karsten kazuhiko kazuki keith ken kenichi kenji kenjiro kenneth kenta kenzo kevin
    khalid khaled kieran kjell klaus koichi koji kofi konrad konstantin krishna kristian krzysztof kunle kunio kurt
    kwabena kwame kyle laird lamar lance lars laszlo laurent lawrence leandro lech leif leigh len lennart leo leon
    leonard leonardo leonid leopold les lester lev liam lionel lloyd lodovico lorenzo lothar lou louis lucas luca
    luciano ludwig luigi luis luiz luka lukas luke lyle maciej magdi magnus mahdi mahmoud makoto malachy malcolm
    mamadou manfred manoj manuel marc marcel marcello marcelo marcin marco marcos marcus marek mario marius mark
    marko markus martin marvin masahiro masanori masato massimo mateo mateusz mathias matias matt matthew matthias
    matti maurice mauricio maurizio max maxim maximilian mehdi mehmet michael michal michel miguel mihai mikael mike
    mikhail mikio mikko miklos milan milos miroslav mizanur modibo mohamed mohammad mohammed mohan moinul morten
    moses moshe mostafa muhammad murat murray musa mustafa nacho nahashon nahuel naoki nathan nathaniel naveen neil
    nelson neville niall nicholas nick nicolas nigel nikola nikolai nikolaus nikos nils noah nobuo noel norbert
    norman oisin olaf ole oleg oleksandr oliver olivier olli omar oscar osvaldo oswald otavio otto ousmane owen
    pablo paddy pal pankaj paolo pascal pasquale patrick paul paulo pavel pawel pedro pekka percy per perry pete
    peter petr petros phil philip philipp philippe philippos pier piers pierre pieter pietro piotr prakash pradeep
    quentin rafael raffaele raghav rahul rainer raj rajan rajesh rajiv rakesh ralf ralph ramesh rami ramiro ramon
    randall randy raphael rashid raul ravi ray raymond reg reginald reinhard reinhold reiner rene renzo reza ricardo
    riccardo richard rick rico rintaro robert roberto rodney rodolfo rodrigo rogelio roger rogerio roland rolf roman
    romain ron ronald rory ross roy ruben rudolf rudy rui rupert russell ryan ryo ryota sachin sadiq said saleem
    salim salman salvador salvatore sami samir samuel sanjay santiago satoshi scott sean sebastian selim selwyn
    serge sergei sergey sergio seth seumas shane shaun shigeru shinji shinzo shiro shoichi sigurd silvio simon sione
    siddharth slobodan soren spencer stan stanislav stanley stefan stefano stelios stephan stephane stephen steve
    steven stewart stig stuart subir sunil suresh sven svein tadashi tadeusz tadhg takashi takeo takeshi takuma
    takumi tariq taras tarek ted teddy tendai terence teruo terry tetsuo thabo themba theo theodore thierry thomas
    thorsten tim timo timothy toby tobias todd tom tomas tomasz tommaso tommy toni tony tor torben torsten toshio
    travis trent trevor tristan tunde tyler tyrell udo ulf uli ulrich umberto urs uwe vaclav valentin vasily veli
    victor vicente vijay viktor viliame vincent vincenzo vinod vitaly vittorio vladimir volker vuyani wade wale
    walter warren wayne wendell werner wilfred wilhelm willem william wilson wim wolfgang wojciech wycliffe xavier
    yakubu yann yannick yasuhiro yasuo yiannis yoshinobu yoshio youssef yuri yusuf yves zbigniew zoltan zoran
    """.split()
)
