import { useTranslation } from "react-i18next";
import { encode } from "uqr";

/** Longer texts take codes whose squares a camera at the back of a room no longer tells apart. */
const longest = 700;
/** White squares around the code, of which scanners want four. */
const border = 4;

/** A text that a phone can scan from the screen; black on white in every theme, for scanners expect it so. */
export function QrCode({ text }: { text: string }) {
  const { t } = useTranslation("keep");
  if (text.length > longest) return <p>{t("share.qrTooLong", { length: text.length, maximum: longest })}</p>;
  const { data, size } = encode(text, { ecc: "L", border });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isBlack, x) => (isBlack ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={t("share.qr")}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={squares.join("")} fill="#000" />
    </svg>
  );
}
