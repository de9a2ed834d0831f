import { Link, Tooltip, TooltipTrigger } from "react-aria-components";
import { type Source, useSource } from "./reference-context";
import "./apparatus.css";

/** A citation in a sentence: "He et al., 2015", a link whose full title shows when it is pointed at. */
export function Ref({ id }: { id: string }) {
  const source = useSource(id);
  return (
    <TooltipTrigger delay={250}>
      <Link className="citation" href={source.url} rel="noreferrer">
        {source.year === null ? source.cited : `${source.cited}, ${source.year}`}
      </Link>
      <Tooltip className="citation-source" offset={6}>
        <cite>{source.title}</cite>
        <span className="citation-where">{whereOf(source)}</span>
      </Tooltip>
    </TooltipTrigger>
  );
}

/** A chapter's sources, in the order given. */
export function References({ ids }: { ids: readonly string[] }) {
  return (
    <ul className="references">
      {ids.map((id) => (
        <ReferenceItem key={id} id={id} />
      ))}
    </ul>
  );
}

function ReferenceItem({ id }: { id: string }) {
  const source = useSource(id);
  return (
    <li>
      {source.authors}
      {source.year !== null && ` (${source.year})`}.{" "}
      <a href={source.url} rel="noreferrer">
        <cite>{source.title}</cite>
      </a>
      . {whereOf(source)}.
    </li>
  );
}

function whereOf({ venue, arxiv }: Source): string {
  return arxiv ? `${venue}, arXiv:${arxiv}` : venue;
}
