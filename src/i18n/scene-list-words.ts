import i18next from "i18next";
import en from "./en/scene-list.json";
import es from "./es/scene-list.json";

/** Brings in the prepared scenes' titles, what to look at and the presenter's notes, namespace `scene-list`: with whoever shows them. */
export function addSceneListWords(): void {
  if (i18next.hasResourceBundle("es", "scene-list")) return;
  i18next.addResourceBundle("es", "scene-list", es);
  i18next.addResourceBundle("en", "scene-list", en);
}
