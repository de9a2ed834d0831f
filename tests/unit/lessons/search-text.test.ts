import { expect, test } from "vitest";
import { searchSectionsOf } from "../../../scripts/mdx/outline";

const page = `# A chapter

## A section [#section]

What comes out has <Std /> of $\\sym{W1}{W_1}$.

<Predict id="x">

<Question>How wide is $\\sqrt{n}$?</Question>

<Reveal>

Wide.

$$
y = x
$$

Very wide.

</Reveal>

</Predict>
`;

test("what is searched reads as the page does: a space between paragraphs, … for a number that the reader's run makes", () => {
  const [, { text }] = searchSectionsOf("kaiming", page);
  expect(text.replace(/\s+/g, " ").trim()).toBe(
    "What comes out has … of W_1. How wide is √n? Wide. Very wide.",
  );
});
