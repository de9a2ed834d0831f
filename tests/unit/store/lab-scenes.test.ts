import { expect, test } from "vitest";
import { parseConfig } from "../../../src/experiment/config";
import { chapterSlugs } from "../../../src/store/chapters";
import {
  configOfScene,
  labScene,
  labScenes,
  numberedScenes,
  sceneAfter,
  scenes,
} from "../../../src/store/lab-scenes";
import { type LabView, panelsOf } from "../../../src/store/lab-view";
import { type Place, readLink, writeLink } from "../../../src/store/link";

test("there are fifteen scenes at least, in the order of the lesson, and one at least for each chapter from 1 to 9", () => {
  expect(scenes.length).toBeGreaterThanOrEqual(15);
  const chapters = scenes.map(({ chapter }) => chapterSlugs.indexOf(chapter));
  expect(chapters).toEqual([...chapters].sort((a, b) => a - b));
  expect(chapters).toEqual(expect.arrayContaining([1, 2, 3, 4, 5, 6, 7, 8, 9]));
  expect(new Set(scenes.map(({ id }) => id)).size).toBe(scenes.length);
});

test("every scene's run is one that an address can carry", () => {
  for (const scene of scenes) {
    for (const fields of "pair" in scene ? scene.pair : [scene.fields]) {
      const { config, problems } = parseConfig(configOfScene({ fields }));
      expect({ id: scene.id, problems }).toEqual({ id: scene.id, problems: [] });
      expect(config).toEqual(configOfScene({ fields }));
    }
  }
});

test("a scene shows figures, has one or two knobs, and rests before its run ends", () => {
  for (const scene of labScenes) {
    expect(scene.panels.length).toBeGreaterThan(0);
    expect([1, 2]).toContain(scene.knobs.length);
    expect(scene.until ?? 0).toBeLessThan(configOfScene(scene).steps);
    expect(scene.layer ?? 0).toBeLessThan(configOfScene(scene).hiddenLayers);
  }
});

test("no chapter has more scenes than there are keys for", () => {
  for (const { id } of labScenes) expect(numberedScenes(id).length).toBeLessThanOrEqual(9);
  expect(numberedScenes(undefined).length).toBe(9);
});

test("the remote control goes from scene to scene, and stays at either end", () => {
  expect(sceneAfter(undefined, 1)).toBe(labScenes[0]);
  expect(sceneAfter("white-map", 1)?.id).toBe("still-white");
  expect(sceneAfter("white-map", -1)?.id).toBe("small-output");
  expect(sceneAfter(labScenes.at(-1)!.id, 1)).toBeNull();
  expect(sceneAfter("notebook-run", -1)).toBeNull();
});

function place(view: LabView, config = configOfScene(labScene("white-map"))): Place {
  return { page: "lab", config, view };
}

test("an address names a scene, and of it only what was changed", () => {
  const scene = place({ scene: "white-map" });
  expect(writeLink(scene, "es")).toBe("#/lab?scene=white-map&lang=es");
  expect(readLink("#/lab?scene=white-map")).toEqual({ place: scene, language: null, problems: [] });

  const computed = configOfScene(labScene("computed-scale"));
  const changed = place({ scene: "computed-scale", present: true }, { ...computed, gain: 2 });
  expect(writeLink(changed, "en")).toBe("#/lab?gain=2&scene=computed-scale&present&lang=en");
  expect(readLink(writeLink(changed, "en"))).toEqual({ place: changed, language: "en", problems: [] });
});

test("what the Lab shows comes back from its address", () => {
  const view: LabView = {
    panels: ["loss", "saturation"],
    threshold: 0.9,
    layer: 2,
    embed: true,
    autoplay: true,
    hide: ["transport", "initialisation", "network", "training", "data", "engine", "details"],
  };
  const link = writeLink(place(view), "en");
  expect(link).toBe(
    "#/lab?panels=loss,saturation&threshold=0.9&layer=3&embed&autoplay&hide=transport,controls&lang=en",
  );
  expect(readLink(link).place).toEqual(place(view));
  expect(panelsOf(view)).toEqual(["loss", "saturation"]);
  expect(panelsOf({})).toBeNull();
});

test("what the Lab cannot show is said, and the rest is shown", () => {
  const { place, problems } = readLink(
    "#/lab?scene=no-such&panels=loss,cats&threshold=2&layer=0&hide=doors,transport&gain=2",
  );
  expect(place).toMatchObject({
    page: "lab",
    config: { gain: 2 },
    view: { panels: ["loss"], hide: ["transport"] },
  });
  expect(problems).toEqual([
    { kind: "not-shown", field: "scene", received: "no-such" },
    { kind: "not-shown", field: "panels", received: "cats" },
    { kind: "not-shown", field: "hide", received: "doors" },
    { kind: "not-shown", field: "threshold", received: "2" },
    { kind: "not-shown", field: "layer", received: "0" },
  ]);
});
