import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { exercisesOf } from "../../../scripts/mdx/exercises";
import { parseLesson, readLesson } from "../../../scripts/mdx/outline";
import en from "../../../src/i18n/en/exercises.json";
import es from "../../../src/i18n/es/exercises.json";
import { versionOf } from "../../../src/store/cells";
import { chapterSlugs } from "../../../src/store/chapters";
import { startSessions } from "../python/chapter-sessions";

type Words = { [name: string]: string | Words };

const { run, begin } = await startSessions();

const pagesOf = (slug: string) => ({
  es: exercisesOf(parseLesson(readLesson(slug, "es")!)),
  en: exercisesOf(parseLesson(readLesson(slug, "en")!)),
});

const exercises = chapterSlugs.flatMap((slug) => pagesOf(slug).es.map((exercise) => ({ slug, ...exercise })));

const checkOf = (slug: string, name: string) =>
  readFileSync(`src/lessons/${slug}/exercises/${name}.py`, "utf8");

/** The wrong answers that readers give, by the finding that they provoke: `finding.py`, or `finding-again.py`. */
function wrongAnswers(id: string): { finding: string; file: string; code: string }[] {
  const folder = `tests/golden/exercises/${id}`;
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((file) => ({
    finding: file.replace(/(-[a-z-]+)?\.py$/, ""),
    file,
    code: readFileSync(`${folder}/${file}`, "utf8"),
  }));
}

/** What a check says in a language: an exercise's own words before those of all. */
function sentence(words: Words, id: string, finding: string): string | undefined {
  const [slug, name] = id.split("/") as [string, string];
  const own = (words[slug] as Words | undefined)?.[name] as Words | undefined;
  return (own?.[finding] ?? (words.common as Words)[finding]) as string | undefined;
}

const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, blank]) => blank!);

/** That a verdict can be said: its words leave no blank that it doesn't fill. */
function expectSayable(id: string, finding: string, numbers: object): void {
  for (const words of [es, en]) {
    const text = sentence(words as unknown as Words, id, finding);
    expect(text, `${id}: words of ${finding}`).toBeTypeOf("string");
    expect(Object.keys(numbers), `${id}: numbers of ${finding}`).toEqual(
      expect.arrayContaining(blanks(text!)),
    );
  }
}

/** Has every function and layer of the reader's answer as it did the last time. */
const repeat = `
import types as _types

_answers, _next, _repeats = [], 0, False

def _repeating(function):
    def answer(*args, **kwargs):
        global _next
        if _repeats:
            _next += 1
            return _answers[(_next - 1) % len(_answers)]
        _answers.append(function(*args, **kwargs))
        return _answers[-1]
    return answer

for _name, _value in list(globals().items()):
    if isinstance(_value, _types.FunctionType) and not _name.startswith("_") and _value.__module__ == "__main__":
        globals()[_name] = _repeating(_value)
    elif isinstance(_value, type) and _value.__module__ == "__main__":
        for _method in {"forward", "__call__"} & set(vars(_value)):
            setattr(_value, _method, _repeating(vars(_value)[_method]))
`;

describe.each(exercises)("$id", ({ slug, id, starter, solution }) => {
  const check = checkOf(slug, id.slice(slug.length + 1));

  test("begins with code that runs and is no answer", () => {
    begin(slug);
    const { error, verdict } = run(starter.value, check);
    expect(error?.traceback).toBeUndefined();
    expect(verdict?.kind).toBe("mistake");
    if (verdict?.kind === "mistake") expectSayable(id, verdict.finding, verdict.numbers);
  });

  test("takes its own solution, whatever the check draws", () => {
    begin(slug);
    for (let time = 0; time < 3; time++) {
      const { error, verdict } = run(solution.value, check);
      expect(error?.traceback).toBeUndefined();
      expect(verdict).toMatchObject({ kind: "passed" });
      expectSayable(id, "passed", verdict!.numbers);
    }
  });

  test("knows by name the mistakes that readers make", () => {
    for (const { finding, file, code } of wrongAnswers(id)) {
      begin(slug);
      const { error, verdict } = run(code, check);
      expect(error?.traceback, file).toBeUndefined();
      expect(verdict, file).toMatchObject({ kind: "mistake", finding });
      expectSayable(id, finding, verdict!.numbers);
    }
  });

  test("has a wrong answer for each of its findings, and for each of its words a finding", () => {
    const findings = new Set([...check.matchAll(/\bMistake\(\s*"(\w+)"/g)].map(([, finding]) => finding!));
    const provoked = new Set(wrongAnswers(id).map(({ finding }) => finding));
    expect([...findings].filter((finding) => !provoked.has(finding))).toEqual([]);
    const words = (es as unknown as Words)[slug] as Words;
    const own = Object.keys(words[id.slice(slug.length + 1)]!).filter((finding) => finding !== "passed");
    expect(own.filter((finding) => !provoked.has(finding))).toEqual([]);
  });

  // What an answer said to one check can't be what it says to the next.
  test.runIf(/\bcall\(/.test(check))("refuses an answer that only repeats itself", () => {
    begin(slug);
    expect(run(solution.value + repeat, check).verdict).toMatchObject({ kind: "passed" });
    expect(run("_repeats = True", check).verdict).toMatchObject({ kind: "mistake" });
  });
});

test("what can be found in any exercise has its words, and no more", () => {
  const library = ["__init__", "checking"].map((file) =>
    readFileSync(`src/python/lib/exercises/${file}.py`, "utf8"),
  );
  const found = [...library.join().matchAll(/(?:\bMistake\(|"finding": )"(\w+)"/g)].map(([, name]) => name!);
  expect(Object.keys(es.common).sort()).toEqual([...new Set(found)].sort());
});

test("every check is of an exercise, and every wrong answer", () => {
  const ids = exercises.map(({ id }) => id);
  for (const slug of chapterSlugs) {
    const folder = `src/lessons/${slug}/exercises`;
    const checks = existsSync(folder) ? readdirSync(folder).map((file) => file.replace(/\.py$/, "")) : [];
    expect(checks.map((name) => `${slug}/${name}`).filter((id) => !ids.includes(id))).toEqual([]);
    const answers = `tests/golden/exercises/${slug}`;
    const answered = existsSync(answers) ? readdirSync(answers) : [];
    expect(answered.map((name) => `${slug}/${name}`).filter((id) => !ids.includes(id))).toEqual([]);
  }
});

test.each(chapterSlugs)("%s has the same exercises in both languages, code and hints", (slug) => {
  const [spanish, english] = Object.values(pagesOf(slug)).map((all) =>
    all.map(({ id, starter, solution, hints }) => ({
      id,
      starter: versionOf(starter.value),
      solution: versionOf(solution.value),
      hints,
    })),
  );
  expect(english).toEqual(spanish);
  for (const { id } of spanish!) expect(id).toMatch(new RegExp(`^${slug}/[a-z0-9-]+$`));
});
