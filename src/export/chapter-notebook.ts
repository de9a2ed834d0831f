import { type Credit, sources } from "../experiment/names/sources";
import { dataCell } from "./data-cell";
import { type IpynbCell, ipynb } from "./ipynb";
import type { Say } from "./say";
import { setupCode } from "./setup-code";

/** A piece of a chapter: markdown, or the lesson's code of one of its cells. */
export type BuiltCell = { kind: "prose"; text: string } | { kind: "code"; id: string; lesson: string };

/** A chapter as it is built, before anybody changed its code. Places of the lesson are `lesson:kaiming#gains`. */
export interface BuiltChapter {
  title: string;
  /** Code of earlier chapters that its own needs; null for none. */
  prelude: string | null;
  cells: BuiltCell[];
}

/** What the page adds to a chapter when it is downloaded. */
export interface ChapterSurroundings {
  slug: string;
  number: number;
  /** The reader's code of a cell; null where it is the lesson's. */
  editOf(cell: string): string | null;
  /** The absolute address of a place of the lesson; of no place, the site's. */
  address(chapter: string | null, anchor: string | null): string;
  /** The bytes of a list of names, below data/. */
  fetchNames(file: string): Promise<Uint8Array>;
}

/** What the lesson's notebook calls its list of cities. */
const CITIES = "data/city_names_full.txt";

/** A chapter as a notebook that real PyTorch runs: its prose, its code as the reader has it, and the data it opens. */
export async function chapterNotebook(
  chapter: BuiltChapter,
  around: ChapterSurroundings,
  language: string,
  say: Say,
): Promise<string> {
  const { slug, number, editOf, address } = around;
  const prelude = chapter.prelude === null ? null : (editOf(`${slug}/prelude`) ?? chapter.prelude);
  const cells: IpynbCell[] = chapter.cells.map((cell, i) =>
    cell.kind === "prose"
      ? { kind: "markdown", id: `prose-${i}`, source: absolute(cell.text, address) }
      : { kind: "code", id: cell.id, source: editOf(cell.id) ?? cell.lesson },
  );
  const codes = [prelude ?? "", ...cells.map(({ kind, source }) => (kind === "code" ? source : ""))];
  const uses = (name: string) => codes.some((code) => code.includes(name));
  const front: IpynbCell[] = [
    {
      kind: "markdown",
      id: "title",
      source: [
        `# ${chapter.title}`,
        say("chapter.about", { number, home: address(null, null), link: address(slug, null) }),
        ...needs(uses, language, say),
      ].join("\n\n"),
    },
  ];
  if (uses("matplotlib")) {
    front.push(section("setup", say("chapter.setup"), say("chapter.setupAbout")), {
      kind: "code",
      id: "setup",
      source: setupCode(say),
      isFolded: true,
    });
  }
  if (uses(CITIES)) {
    const { file, credit } = sources.cities;
    front.push(
      section(
        "about-data",
        say("chapter.data"),
        say("chapter.dataAbout", { path: CITIES, ...wording(credit) }),
      ),
      {
        kind: "code",
        id: "data",
        source: await dataCell(CITIES, await around.fetchNames(file), say("code.cities")),
        isFolded: true,
      },
    );
  }
  if (prelude !== null) {
    front.push(section("about-prelude", say("chapter.prelude"), say("chapter.preludeAbout")), {
      kind: "code",
      id: `${slug}/prelude`,
      source: prelude,
    });
  }
  return ipynb(chapter.title, language, [...front, ...cells]);
}

/** What has to be installed for it; nothing for a chapter without code. */
function needs(uses: (name: string) => boolean, language: string, say: Say): string[] {
  const packages = Object.entries({ torch: "PyTorch", numpy: "NumPy", "import idna": "idna" })
    .filter(([name]) => uses(name))
    .map(([, title]) => title);
  if (packages.length === 0) return [];
  const sentence = say("chapter.needs", { packages: new Intl.ListFormat(language).format(packages) });
  return [uses("matplotlib") ? `${sentence} ${say("chapter.plots")}` : sentence];
}

const section = (id: string, title: string, about: string): IpynbCell => ({
  kind: "markdown",
  id: id.startsWith("about-") ? id : `about-${id}`,
  source: `## ${title}\n\n${about}`,
});

function wording({ author, work, url, license }: Credit): Record<string, string> {
  return { author, work, url, license };
}

function absolute(text: string, address: ChapterSurroundings["address"]): string {
  return text.replace(
    /\]\(lesson:([a-z0-9-]+)(?:#([a-z0-9-]+))?\)/g,
    (_, chapter: string, anchor?: string) => `](${address(chapter, anchor ?? null)})`,
  );
}
