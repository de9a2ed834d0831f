const LINE = 100;

/**
 * Python that writes `bytes` to `path`, which it holds itself (zlib, base64): the notebook needs neither network nor
 * file. `comment` says, in a line, what they are.
 */
export async function dataCell(path: string, bytes: Uint8Array, comment: string): Promise<string> {
  const packed = base64(await deflate(bytes));
  const lines = packed.match(new RegExp(`.{1,${LINE}}`, "g")) ?? [];
  return `# ${comment}
import base64, os, zlib

packed = """
${lines.join("\n")}
"""

os.makedirs("data", exist_ok=True)
with open("${path}", "wb") as f:
    f.write(zlib.decompress(base64.b64decode(packed)))`;
}

/** zlib's format, which browsers call deflate. */
async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function base64(bytes: Uint8Array): string {
  const CHUNK = 0x8000; // more arguments than a call takes
  let binary = "";
  for (let i = 0; i < bytes.length; i += CHUNK)
    binary += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  return btoa(binary);
}
