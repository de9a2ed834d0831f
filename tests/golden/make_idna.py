"""Writes vectors/idna.json: what Python's idna makes of the city names and of hand-picked and random words.

python3 tests/golden/make_idna.py   (pip: idna 3.13; idna 3.3 gives the same but for "made")
"""

import hashlib
import json
import platform
import random
import re
from pathlib import Path

import idna

HERE = Path(__file__).parent

PICKED = """
buenos aires córdoba ñuñoa l'hospitalet düsseldorf straße ΣΊΣΥΦΟΣ σίσυφος łódź i̇stanbul istanbul kraków çeşme
n'djamena "quoted" a_b a/b a&b a+b (a) 50% ½ ² № ™ ª º ⅷ ﬁn ａｂ ʼn ’s ‘okina kahoʻolawe st. st.. .st a.b a..b . .. a。b
a．b ｡ 。a xn--anys-sqa xn--warsn-iwa60a XN--ANYS-SQA xn--a xn-- xn--a- xn---abc xn--99999999 xn--abc xn--0 xn--ls8h
xn--4dbcagdahymbxekheh6e0a7fei0b xn--nxasmq6b ab--cd a--b -a a- a-b aé--b ñ--a éé--ab é- -é - -- é
a\u0301 \u00e1 \u0301a a\u0323\u0307 a\u0307\u0323 \u212b \u1e9b\u0323 ﾀ ⓐ 🙂 i❤ny \ufeffa a\u00ad \u200b
l·l l·a a·l ·l l· col·lecció ·· \u0375α α\u0375 α\u0375β α\u0375b ב\u05f3 \u05f3ב a\u05f3 ב\u05f4ב ア・ア ・ a・a ・あ 中・国 ーア
ا\u0661 ا\u06f1 ا\u0661\u06f1 ا1 ا\u06611 1ا ا1a aا אb אב א1 1א א- א-ב אב1a א\u0661 a\u0661 \u0661 \u06f1 1 a1 ב\u05b0 בa
क\u094d\u200cष क\u200cष क\u094d\u200d क\u200d \u200d \u200c ب\u200cب ب\u064b\u200c\u064bب ا\u200cب ب\u200cا نامه\u200cای a\u200cb
\ua872\u200cب ܐ\u200cب ب\u200cܐ ߀ ߊ ߊ߀ \U0001e922\u200c\U0001e922 ಕ್ಿ ᠠ\u200cᠠ י\u200cב ﷺ \u0640 ߺ ۽ ་ ་ 〇 〱 ㆍ ᄀ ힰ ꥠ \U0001d165
\u1e9e ẞ ӏ Ꭰ ꭰ ᏸ ა Ა ა\u200c ⴀ Ⴀ \u0345 ͅα ạ́ ä́ tāurangi bắc ninh đà nẵng 東京 東京都 서울 Москва москва́ ไทย \u0e33 กำ \u0eb3 ලංකා ශ්‍රී
ﬀ \u2019 \u02bc \u02bb \ua78c \ua789 \u0f0b a\u0f0b \u0f0c \u302e 中\u302e a\u20d0 \u1806 ᠤ᠋ \u2060 \ud7b0 Ω Ω K İ ı ſ ŉ ǰ ΐ
""".split()

POOL = list("abclxn-01.·ñéßσς中アあαאבبادस\u0660\u06f1\u0375\u05f3\u05f4・\u200c\u200d\u094dक\u064b\u0301\u05b0ܐݍߊ߀ᠠ\u3002")


# idna's messages by the rule that they tell of, as src/experiment/names/idna-label.ts names the rules.
PROBLEMS = {
    r"Empty": "empty",
    r"Label must be in Normalization": "not-normalized",
    r"Label must not start or end|Label has disallowed hyphens": "misplaced-hyphen",
    r"Label begins with an illegal combining": "leading-combining-mark",
    r"Codepoint .* of .* not allowed": "character-not-allowed",
    r"Codepoint .* not allowed at|Joiner|Unknown c": "character-out-of-context",
    r"First codepoint|Invalid direction|Can not mix|Label ends": "mixed-direction",
    r"Label too long|Domain too long": "too-long",
    r"Malformed A-label|A-label must|Invalid A-label": "malformed-punycode",
}


def outcome(function, word):
    try:
        result = function(word)
    except ValueError as error:  # idna.IDNAError is one
        [problem] = [name for message, name in PROBLEMS.items() if re.match(message, str(error), re.DOTALL)]
        return {"problem": problem}
    return {"result": result if isinstance(result, str) else result.decode("ascii")}


def process_name(name):
    """As in the notebook."""
    name = name.lower()
    if any(len(word) < 2 for word in name.split()):
        return ""
    try:
        return " ".join(idna.encode(word).decode("ascii") for word in name.split())
    except Exception:
        return ""


def main():
    generator = random.Random(42)
    words = PICKED + [length * character for character in "añ中" for length in (55, 56, 57, 58, 59, 60, 63, 64)]
    words += [".".join(["a" * 60] * 5)[:length] + end for length in (252, 253, 254) for end in ("", ".")]
    words += ["".join(generator.choices(POOL, k=generator.randint(2, 5))) for _ in range(150)]
    cities = (HERE / "../../public/data/city-names.txt").read_text(encoding="utf-8").split("\n")
    processed = [process_name(name) for name in cities[:-1]]
    vectors = {
        "made": f"idna {idna.__version__}, Python {platform.python_version()}",
        # One line a name, an empty one where the notebook drops the name.
        "cities": {
            "lines": len(processed),
            "sha256": hashlib.sha256("\n".join(processed).encode()).hexdigest(),
            "first": processed[:12],
        },
        "words": [
            {"word": word, "encode": outcome(idna.encode, word), "decode": outcome(idna.decode, word)}
            for word in dict.fromkeys(words)
        ],
    }
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in vectors.items()]
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    (HERE / "vectors/idna.json").write_text(text.replace('{"word"', '\n{"word"'))


main()
