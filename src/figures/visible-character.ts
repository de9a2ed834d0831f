/** A character as a reader can see it: a space has to be drawn. */
export function visibleCharacter(character: string): string {
  return character === " " ? "␣" : character;
}

/** Characters as a reading may tell them: an asterisk of its own marks a number there. */
export function readableCharacters(characters: readonly string[]): string {
  return characters.map(visibleCharacter).join("").replaceAll("*", "∗");
}
