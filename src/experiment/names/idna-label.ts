import { joiningType } from "./joining-type";

/** Why a label can't be part of an internationalised domain name. */
export type LabelProblem =
  | "empty"
  | "not-normalized"
  | "misplaced-hyphen"
  | "leading-combining-mark"
  | "character-not-allowed"
  | "character-out-of-context"
  | "mixed-direction"
  | "too-long"
  | "malformed-punycode";

export class IdnaError extends Error {
  constructor(
    readonly problem: LabelProblem,
    readonly label: string,
  ) {
    super(`${JSON.stringify(label)}: ${problem}`);
    this.name = "IdnaError";
  }
}

/**
 * The code points that RFC 5892 calls PVALID. The RFC derives them from Unicode properties and so does this, in place
 * of a table: letters, marks and digits (A) that folding leaves as they are (B) and that are no ignorable code
 * points (C, D) nor old Hangul jamo (I); and its exceptions (F). CWKCF (Changes_When_NFKC_Casefolded) is B. A newer
 * engine knows the characters of a newer Unicode, as a newer `idna` does.
 */
const PVALID =
  "[-ßς\\u06fd\\u06fe\\u0f0b\\u3007]|" +
  "(?![\\p{CWKCF}\\p{DI}\\u0640\\u07fa\\u20d0-\\u20ff\\u302e\\u302f\\u3031-\\u3035\\u303b" +
  "\\u1100-\\u11ff\\ua960-\\ua97f\\ud7b0-\\ud7ff\\u{1d100}-\\u{1d24f}])[\\p{L}\\p{Mn}\\p{Mc}\\p{Nd}]";
/** CONTEXTO and CONTEXTJ: valid beside certain characters only. */
const CONTEXTUAL = "[·\\u0375\\u05f3\\u05f4\\u0660-\\u0669\\u06f0-\\u06f9・\\u200c\\u200d]";

const allowed = new RegExp(`^(?:(?!${CONTEXTUAL})(?:${PVALID}))*$`, "u");
const contextual = new RegExp(CONTEXTUAL, "u");

/** Throws IdnaError unless RFC 5891 to 5893 allow the label (in its Unicode form). Python: idna.check_label. */
export function checkLabel(label: string): void {
  const problem = problemOf(label);
  if (problem) throw new IdnaError(problem, label);
}

function problemOf(label: string): LabelProblem | null {
  if (label === "") return "empty";
  if (label.normalize("NFC") !== label) return "not-normalized";
  if (/^(?:-|..--)|-$/u.test(label)) return "misplaced-hyphen";
  if (/^\p{M}/u.test(label)) return "leading-combining-mark";
  return (
    (allowed.test(label) ? null : characterProblem(label)) ??
    (isOneDirection(label) ? null : "mixed-direction")
  );
}

function characterProblem(label: string): LabelProblem | null {
  const characters = [...label];
  for (const [i, character] of characters.entries()) {
    if (allowed.test(character)) continue;
    if (!contextual.test(character)) return "character-not-allowed";
    if (!contextHolds(characters, i)) return "character-out-of-context";
  }
  return null;
}

/** RFC 5892, appendix A: whether the CONTEXTO or CONTEXTJ character at i stands where it may. */
function contextHolds(characters: string[], i: number): boolean {
  const before = characters[i - 1] ?? "";
  const after = characters[i + 1] ?? "";
  const some = (pattern: RegExp) => characters.some((character) => pattern.test(character));
  switch (characters[i]) {
    case "\u200c": // zero width non-joiner
      return isVirama(before) || breaksJoin(characters.slice(0, i), characters.slice(i + 1));
    case "\u200d": // zero width joiner
      return isVirama(before);
    case "·":
      return before === "l" && after === "l";
    case "\u0375": // Greek keraia
      return /\p{sc=Greek}/u.test(after);
    case "\u05f3": // Hebrew geresh
    case "\u05f4": // and gershayim
      return /\p{sc=Hebrew}/u.test(before);
    case "・":
      return some(/[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u);
    default: // Arabic-Indic digits and the extended ones don't mix
      return !(some(/[\u0660-\u0669]/) && some(/[\u06f0-\u06f9]/));
  }
}

/**
 * Canonical_Combining_Class 9, which silences a consonant's vowel. Normalization tells: it sorts marks by class, so
 * this one goes behind a kana voicing mark (class 8) and before a Hebrew sheva (class 10).
 */
function isVirama(character: string): boolean {
  const swaps = (first: string, second: string) =>
    first + second !== second + first && (first + second).normalize("NFD") === second + first;
  return swaps(character, "\u3099") && swaps("\u05b0", character);
}

/** Whether, transparent characters aside, a non-joiner here parts two letters that would join. */
function breaksJoin(before: string[], after: string[]): boolean {
  const isOpaque = (character: string) => !joiningType.transparent.test(character);
  const left = before.findLast(isOpaque) ?? "";
  const right = after.find(isOpaque) ?? "";
  return (
    (joiningType.left.test(left) || joiningType.dual.test(left)) &&
    (joiningType.right.test(right) || joiningType.dual.test(right))
  );
}

// Bidi_Class of the characters that a label may hold. Unicode gives right-to-left scripts blocks of their own.
const RTL_BLOCKS = "\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufeff\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}";
const ARABIC_NUMBER = "\\u0660-\\u0669\\u{10d30}-\\u{10d39}"; // AN
const EUROPEAN_NUMBER = "0-9\\u06f0-\\u06f9"; // EN
const RTL = `(?![\\p{Mn}${ARABIC_NUMBER}${EUROPEAN_NUMBER}])[${RTL_BLOCKS}]`; // R, AL
const MARK = "(?![\\u0cbf\\u0cc6\\u{11a07}\\u{11a08}\\u{11c3f}])\\p{Mn}"; // NSM
const NEUTRAL = // ES, ON, BN
  "[-·\\u02b9\\u02ba\\u02c6-\\u02cf\\u02ec\\u0375\\u200c\\u200d\\u2e2f・\\ua67f\\ua717-\\ua71f\\ua788]";

const someRtl = new RegExp(`${RTL}|[${ARABIC_NUMBER}]`, "u");
const someArabicNumber = new RegExp(`[${ARABIC_NUMBER}]`, "u");
const someEuropeanNumber = new RegExp(`[${EUROPEAN_NUMBER}]`, "u");
/** Rules 1 to 3: begins with a letter, holds nothing left-to-right, ends with a letter or a number. */
const rtlLabel = new RegExp(
  `^(?=${RTL})(?:${RTL}|[${ARABIC_NUMBER}${EUROPEAN_NUMBER}]|${MARK}|${NEUTRAL})*` +
    `(?:${RTL}|[${ARABIC_NUMBER}${EUROPEAN_NUMBER}])(?:${MARK})*$`,
  "u",
);

/**
 * The Bidi rule of RFC 5893, which binds labels with a right-to-left character only. Rules 5 and 6, on labels that
 * begin left-to-right, then always fail: they allow no such character.
 */
function isOneDirection(label: string): boolean {
  if (!someRtl.test(label)) return true;
  const mixesNumbers = someArabicNumber.test(label) && someEuropeanNumber.test(label);
  return rtlLabel.test(label) && !mixesNumbers;
}
