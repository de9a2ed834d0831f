/** Calls back once the messages that wait have been handled, and no sooner than in `delay` milliseconds. */
export function later(callback: () => void, delay: number): void {
  if (delay > 0) {
    setTimeout(callback, delay);
    return;
  }
  callbacks.push(callback);
  channel.port2.postMessage(null);
}

/** A message to itself comes after those that wait already, and unlike a timer is never held back. */
const channel = new MessageChannel();
const callbacks: (() => void)[] = [];
channel.port1.onmessage = () => callbacks.shift()?.();
