/** Words without their accents and capitals: "Búsqueda" is found as "busqueda", "año" as "ano". */
export function fold(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
