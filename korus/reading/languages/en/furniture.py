"""Lines of an English news page that are no part of the article: menus, credits, captions, invitations.

Each pattern is matched without regard to case. Order does not matter: one hit is enough.
"""

#: At the beginning of a line, whatever follows.
OPENINGS: tuple[str, ...] = (
    r"(also |now |next |please )?read( more|:| also| next| the full| our)",
    r"see also\b",
    r"related( articles?| stories| news| coverage| topics?)?( ?:|$)",
    r"more (from|on|stories|about|in)\b.{0,60}$",
    r"(watch|listen|play)( ?:| now| live| the)",
    r"share (this|on|via|article)|share$",
    r"(sign up|subscribe|register|log ?in|sign in|join)( (now|here|today|free|up))*( (for|to|with|in) |$)",
    r"(like|enjoy) what you('ve| have)? read|like what you read",
    r"follow (us|me|@|.{0,40} on (twitter|facebook|instagram|x|linkedin|whatsapp))",
    r"(we|this (site|website)) uses? cookies|.{0,8}do you like cookies|cookie (policy|settings)|accept (all )?cookies",
    r"by (using|continuing|clicking|signing)\b.{0,80}(you agree|terms|privacy|cookies)",
    r"you are (reading|viewing) (one|your|a)\b|you have \d+ (free )?articles?",
    r"(image|photo|photograph|picture|pic|video|graphic|credit|caption|illustration|source|file)"
    r"( source| credit| caption| by)?s? ?[:/|]",
    r"(image|photo|picture) (source|credit|caption|by|courtesy)",
    r"(©|\(c\)|copyright\b)",
    r"all rights reserved",
    r"(first |last )?(published|updated|posted|modified|issued)( on| at| by)?"
    r"( ?:| \d| (mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    r"(media|press|investor)( relations?)? (contacts?|enquiries|inquiries)\b|contacts? ?:|notes? (to|for) editors?\b",
    r"(e-?mail|tel|phone|fax) ?:",
    r"have your say|leave a (comment|reply)|add or view comments|post a comment|comments? \(?\d",
    r"view (all )?comments|join the conversation",
    r"to (write|post|leave|view) comments?\b",
    r"what do you think (of|about)\b.{0,120}\?",
    r"(skip to|jump to|back to|go to|return to) \w+",
    r"(advertisement|advertorial|sponsored|promoted|ad feature)\b.{0,30}$",
    r"(tags?|topics?|keywords?|filed under|category|categories|section) ?:",
    r"(for immediate release|embargoed|-?ends-?$|-30-$|###)",
    r"(reporting|additional reporting|editing|writing|compiled|translated|edited) by\b",
    r"this (article|story|report) (was|has been|is|first|originally)\b",
    r"(download|get) (the|our) .{0,30}\bapp\b",
    r"(print|save|bookmark|copy link|text size|font size|close|menu|search|home|loading|listen|share|comments?)$",
)

#: Anywhere in a short line (see korus.reading.blocks).
CREDITS: tuple[str, ...] = (
    r"getty images|shutterstock|\bafp via\b",
    r"/ ?(ap|afp|reuters|epa|yonhap|bloomberg)\b|\((ap|afp|reuters|epa|yonhap)( photo)?\)",
    r"\b(file|handout|courtesy|stock|pool) (photo|picture|image)\b",
    r"\b(photo|picture|image)s? (courtesy|by|from|provided)\b",
    r"\b(yonhap|ap|afp|reuters|epa|xinhua) (news|photo)\b",
    r"\b\d+ ?(min|minute)s? (read|ago)\b|\b\d+ (hours?|days?) ago\b",
    r"\[email( |\u00a0)protected\]|\b\S+@\S+\.\w+\b",
    r"\bprivacy policy\b|\bterms (of use|and conditions|of service)\b",
    r"https?://\S+$|^www\.\S+$",
)

#: A line of a few words that begins so is a byline ("By Rita Scarpone and Moe Dunleavy").
BYLINE = r"(by|from|words?|story|text|report)( by|:)? [A-Z]"

MONTHS = (
    r"(january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
WEEKDAYS = r"(monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thu(rs)?|fri|sat|sun)"
