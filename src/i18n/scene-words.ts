import i18next from "i18next";
import en from "./en/scenes.json";
import es from "./es/scenes.json";

/** Brings in the words of presenting the Lab, namespace `scenes`: they come with the Lab, not before. */
export function addSceneWords(): void {
  if (i18next.hasResourceBundle("es", "scenes")) return;
  i18next.addResourceBundle("es", "scenes", es);
  i18next.addResourceBundle("en", "scenes", en);
}
