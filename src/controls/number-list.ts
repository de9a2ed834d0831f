/**
 * The numbers of a list as people type them: "0.5, 1, 2", "0,5; 1; 2", "0,5 1 2". What is no number comes back as it
 * was typed. A comma within a word separates decimals where the language has it so and nothing speaks against it.
 */
export function readNumberList(text: string, language: string): (number | string)[] {
  const hasDecimalComma = (0.5).toLocaleString(language).includes(",");
  const words = text.split(/[\s;]+/).flatMap((word) => {
    const bare = word.replace(/^,+|,+$/g, "");
    const isDecimal = hasDecimalComma && !bare.includes(".") && bare.split(",").length === 2;
    return isDecimal ? [bare.replace(",", ".")] : bare.split(",");
  });
  return words
    .filter((word) => word !== "")
    .map((word) => {
      const number = Number(word.replace("−", "-"));
      return Number.isNaN(number) ? word : number;
    });
}

/** A list that `readNumberList` reads back to the same numbers. */
export function writeNumberList(numbers: readonly number[], language: string): string {
  const written = numbers.map((number) =>
    number.toLocaleString(language, { maximumSignificantDigits: 17, useGrouping: false }),
  );
  return written.join((0.5).toLocaleString(language).includes(",") ? "; " : ", ");
}
