/** A figure's answer in one line. */
export interface Reading {
  /** Translated; what stands between asterisks is the number to see: "*72,11 %* of the activations". */
  text: string;
  /** The same numbers, exact, as data attributes: { saturated: 0.7211 } becomes data-saturated="0.7211". */
  numbers: Record<string, number>;
}

export function writeReading(element: HTMLElement, { text, numbers }: Reading): void {
  const parts = text.split("*").map((part, i) => {
    if (i % 2 === 0) return part;
    const strong = document.createElement("strong");
    strong.textContent = part;
    return strong;
  });
  element.replaceChildren(...parts);
  for (const name of Object.keys(element.dataset)) if (!(name in numbers)) delete element.dataset[name];
  for (const [name, value] of Object.entries(numbers)) element.dataset[name] = String(value);
}

/** The sentence without its marks, for exported files. */
export function plain({ text }: Reading): string {
  return text.replaceAll("*", "");
}
