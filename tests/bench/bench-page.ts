import type { Browser, Page } from "playwright-core";
import { type ContenderChoice, labelOf, type Round } from "./contender";
import type { Entrant } from "./entrant";
import type { BenchNetwork } from "./network";
import type { Reply } from "./page/worker";

/** The built bench page in Chromium, which runs each contender in a worker of its own. */
export class BenchPage {
  private entered = 0;

  private constructor(private readonly page: Page) {}

  static async open(browser: Browser, url: string): Promise<BenchPage> {
    const page = await browser.newPage();
    await page.goto(url);
    return new BenchPage(page);
  }

  entrant(choice: ContenderChoice, network: BenchNetwork): Entrant {
    const { page } = this;
    const id = this.entered++;
    return {
      label: labelOf(choice),
      network,
      async prepare() {
        answered(
          await page.evaluate(([id, choice, network]) => window.contenders.prepare(id, choice, network), [
            id,
            choice,
            network,
          ] as const),
          "prepared",
        );
      },
      async round(): Promise<Round> {
        const reply = await page.evaluate((id) => window.contenders.measure(id), id);
        return answered(reply, "measured").round;
      },
      async close() {
        await page.evaluate((id) => window.contenders.dismiss(id), id);
      },
    };
  }

  /** What draws WebGL and computes WebGPU here, in the browser's words; null for one that it lacks. */
  graphics(): Promise<{ webgl: string | null; webgpu: string | null }> {
    return this.page.evaluate(async () => {
      const context = new OffscreenCanvas(1, 1).getContext("webgl2");
      const names = context?.getExtension("WEBGL_debug_renderer_info");
      const webgl = names && (context!.getParameter(names.UNMASKED_RENDERER_WEBGL) as string);
      const { gpu } = navigator as { gpu?: { requestAdapter(): Promise<Adapter | null> } };
      const adapter = await gpu?.requestAdapter();
      const webgpu = adapter ? `${adapter.info.vendor} ${adapter.info.architecture}` : null;
      return { webgl: webgl ?? null, webgpu };
    });
  }

  close(): Promise<void> {
    return this.page.close();
  }
}

/** The little of WebGPU's GPUAdapter that is read. */
interface Adapter {
  info: { vendor: string; architecture: string };
}

function answered<K extends Reply["kind"]>(reply: Reply, kind: K): Extract<Reply, { kind: K }> {
  if (reply.kind === "failed") throw new Error(reply.reason);
  if (reply.kind !== kind) throw new Error(`expected ${kind}, got ${reply.kind}`);
  return reply as Extract<Reply, { kind: K }>;
}
