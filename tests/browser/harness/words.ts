import enCells from "../../../src/i18n/en/cells.json";
import enFields from "../../../src/i18n/en/fields.json";
import enFigures from "../../../src/i18n/en/figures.json";
import enLab from "../../../src/i18n/en/lab.json";
import enProblems from "../../../src/i18n/en/problems.json";
import enReader from "../../../src/i18n/en/reader.json";
import enScenes from "../../../src/i18n/en/scenes.json";
import enSite from "../../../src/i18n/en/site.json";
import esCells from "../../../src/i18n/es/cells.json";
import esFields from "../../../src/i18n/es/fields.json";
import esFigures from "../../../src/i18n/es/figures.json";
import esLab from "../../../src/i18n/es/lab.json";
import esProblems from "../../../src/i18n/es/problems.json";
import esReader from "../../../src/i18n/es/reader.json";
import esScenes from "../../../src/i18n/es/scenes.json";
import esSite from "../../../src/i18n/es/site.json";

/** The page's words, to find its parts by the names that readers see. */
export const es = {
  cells: esCells,
  fields: esFields,
  figures: esFigures,
  lab: esLab,
  problems: esProblems,
  reader: esReader,
  scenes: esScenes,
  site: esSite,
};
export const en = {
  cells: enCells,
  fields: enFields,
  figures: enFigures,
  lab: enLab,
  problems: enProblems,
  reader: enReader,
  scenes: enScenes,
  site: enSite,
};
