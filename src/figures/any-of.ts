import type { Signal } from "./live";

/** Fires when any of the signals does. */
export function anyOf(signals: readonly Signal[]): Signal {
  return {
    subscribe(listener) {
      const stops = signals.map((signal) => signal.subscribe(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
