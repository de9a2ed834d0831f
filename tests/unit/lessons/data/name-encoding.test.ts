import { expect, test } from "vitest";
import { encodeTyped } from "../../../../src/lessons/data/name-encoding";

test("a typed name is encoded word by word, and each word that can't be says why", () => {
  expect(encodeTyped("Sant Julià")).toEqual({
    words: [
      { word: "sant", encoded: "sant", problem: null },
      { word: "julià", encoded: "xn--juli-3na", problem: null },
    ],
    outcome: { name: "sant xn--juli-3na" },
  });
  expect(encodeTyped("L'Aquila").words).toEqual([{ word: "l'aquila", encoded: null, problem: "refused" }]);
  expect(encodeTyped("Y Griega")).toEqual({
    words: [
      { word: "y", encoded: null, problem: "short" },
      { word: "griega", encoded: "griega", problem: null },
    ],
    outcome: { dropped: "shortWord" },
  });
});
