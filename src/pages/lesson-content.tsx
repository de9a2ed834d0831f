import type { MDXComponents, MDXContent } from "mdx/types";
import { type ComponentProps, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { lessonParts } from "../lessons/parts";
import { useHref } from "../store/address-context";
import { type ChapterSlug, chapterSlugs, isChapter } from "../store/chapters";
import { ChapterDownload } from "./chapter-download";

/** A chapter's page with the parts that any of them may use. */
export function LessonContent({ slug, Content }: { slug: ChapterSlug; Content: MDXContent }) {
  const components = useMemo(
    (): MDXComponents => ({
      ...lessonParts,
      h1: (props) => <Title slug={slug} {...props} />,
      h2: (props) => <SectionHeading slug={slug} level="h2" {...props} />,
      h3: (props) => <SectionHeading slug={slug} level="h3" {...props} />,
      a: (props) => <LessonLink slug={slug} {...props} />,
      table: ProseTable,
      pre: CodeBlock,
    }),
    [slug],
  );
  return <Content components={components} />;
}

/** A table wider than a phone scrolls in its own place. */
function ProseTable(props: ComponentProps<"table">) {
  const { t } = useTranslation("site");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="prose-table" tabIndex={0} aria-label={t("table")}>
      <table {...props} />
    </section>
  );
}

/** Code whose lines are longer than a phone is wide scrolls in its own place. */
function CodeBlock(props: ComponentProps<"pre">) {
  const { t } = useTranslation("site");
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
  return <pre role="group" aria-label={t("code")} {...props} />;
}

function Title({ slug, children }: ComponentProps<"h1"> & { slug: ChapterSlug }) {
  const { t } = useTranslation("site");
  return (
    <header className="chapter-head">
      <p className="chapter-number">
        {t("chapter", { number: chapterSlugs.indexOf(slug) })}
        <ChapterDownload />
      </p>
      <h1>{children}</h1>
    </header>
  );
}

interface SectionHeadingProps extends ComponentProps<"h2"> {
  slug: ChapterSlug;
  level: "h2" | "h3";
}

/** A heading with the link to itself. */
function SectionHeading({ slug, level: Level, id, children, ...props }: SectionHeadingProps) {
  const { t } = useTranslation("site");
  const href = useHref();
  return (
    <Level id={id} {...props}>
      {children}
      {id && (
        <a
          className="heading-anchor"
          href={href({ page: "chapter", slug, anchor: id })}
          aria-label={t("copyAnchor")}
        >
          #
        </a>
      )}
    </Level>
  );
}

/**
 * A link of the lesson: `#anchor` to a section of the same chapter, `kaiming` or `kaiming#gains` to another chapter,
 * anything else to the web.
 */
function LessonLink({ slug, href = "", ...props }: ComponentProps<"a"> & { slug: ChapterSlug }) {
  const write = useHref();
  const [path, anchor = null] = href.split("#", 2);
  const chapter = path === "" ? slug : path;
  if (isChapter(chapter)) return <a href={write({ page: "chapter", slug: chapter, anchor })} {...props} />;
  return <a href={href} rel="noreferrer" {...props} />;
}
