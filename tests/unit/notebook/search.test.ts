import { expect, test } from "vitest";
import type { SearchSection } from "../../../src/notebook/search-index";
import { indexSections, type Passage } from "../../../src/notebook/search-index";

const section = (anchor: string, heading: string, text: string): SearchSection => ({
  slug: "saturation",
  chapter: "Saturación de la tanh",
  anchor,
  heading,
  text,
});

const long = "Palabras de relleno que nadie busca. ".repeat(20);
const sections = [
  section("", "Saturación de la tanh", "Una neurona saturada no aprende."),
  section("map", "El mapa", `${long}Cada búsqueda de una neurona empieza por su columna. ${long}`),
  section("gain", "El gain", "Se divide por la raíz de fan_in, como pide Kaiming."),
];
const search = indexSections(sections);
const found = (query: string) => search(query).map((hit) => hit.section.anchor);
const marked = (passage: Passage) => passage.filter(({ isFound }) => isFound).map(({ text }) => text);

test("accents and capitals don't matter, in the query or in the text", () => {
  expect(found("busqueda")).toEqual(["map"]);
  expect(found("BÚSQUEDA")).toEqual(["map"]);
  expect(found("raiz")).toEqual(["gain"]);
});

test("the beginning of a word finds it, and so does a word with a slip of the finger", () => {
  expect(found("kaim")).toEqual(["gain"]);
  expect(found("kaimimg")).toEqual(["gain"]);
  expect(found("fan_in")).toEqual(["gain"]);
});

test("all of the words have to be there", () => {
  expect(found("neurona columna")).toEqual(["map"]);
  expect(found("neurona kaiming")).toEqual([]);
  expect(found("  ")).toEqual([]);
});

test("a section whose heading says it comes before one that mentions it", () => {
  const hits = indexSections([
    section("mention", "Otra cosa", "Acá se menciona el mapa."),
    section("map", "El mapa", "Filas y columnas."),
  ])("mapa");
  expect(hits.map((hit) => hit.section.anchor)).toEqual(["map", "mention"]);
  expect(marked(hits[0].heading)).toEqual(["mapa"]);
});

test("the passage is cut at words around the first that was found, which is marked as it is written", () => {
  const [{ passage }] = search("busqueda");
  expect(marked(passage)).toEqual(["búsqueda"]);
  const text = passage.map((piece) => piece.text).join("");
  expect(text).toMatch(/^… \S.*Cada búsqueda de una neurona.*\S …$/);
  expect(text.length).toBeLessThan(200);
  expect(sections[1].text).toContain(text.slice(2, -2));
});

test("a section found by its heading alone shows how it begins", () => {
  const [{ passage }] = indexSections([section("map", "El mapa", "Filas y columnas.")])("mapa");
  expect(passage).toEqual([{ text: "Filas y columnas.", isFound: false }]);
});
