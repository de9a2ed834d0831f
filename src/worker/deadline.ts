import { type Backend, BackendLost } from "../engine/kernels/backend";

/** A read that has not come after this many seconds never will. */
const SECONDS = 15;

/**
 * The same backend, whose reads reject with BackendLost when they do not come: some drivers lose a device without a
 * word. Seconds are counted one by one, so that a laptop's sleep counts as one.
 */
export function withDeadline(
  backend: Backend,
  later: (callback: () => void, delay: number) => void,
): Backend {
  const download: Backend["download"] = (blocks) =>
    new Promise((resolve, reject) => {
      let waiting = true;
      const count = (second: number) => {
        if (!waiting) return;
        if (second === SECONDS) reject(new BackendLost(backend.name, `no answer for ${SECONDS} s`));
        else later(() => count(second + 1), 1000);
      };
      count(0);
      backend
        .download(blocks)
        .then(resolve, reject)
        .finally(() => {
          waiting = false;
        });
    });
  return Object.assign(Object.create(backend) as Backend, { download });
}
