/** A character as a reader can see it: a space has to be drawn. */
export function visibleCharacter(character: string): string {
  return character === " " ? "␣" : character;
}
