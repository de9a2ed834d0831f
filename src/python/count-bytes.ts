/**
 * Does what fetches, and tells how many bytes have come meanwhile, as they are once unpacked: a host that compresses
 * doesn't say how many there will be.
 */
export async function countingBytes<T>(fetches: () => Promise<T>, hear: (bytes: number) => void): Promise<T> {
  const plainFetch = globalThis.fetch;
  let bytes = 0;
  const counter = () =>
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.length;
        hear(bytes);
        controller.enqueue(chunk);
      },
    });
  globalThis.fetch = async (...request) => {
    const response = await plainFetch(...request);
    const { body, status, statusText, headers } = response;
    return body ? new Response(body.pipeThrough(counter()), { status, statusText, headers }) : response;
  };
  try {
    return await fetches();
  } finally {
    globalThis.fetch = plainFetch;
  }
}
