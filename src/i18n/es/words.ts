import cells from "./cells.json";
import fields from "./fields.json";
import figures from "./figures.json";
import lab from "./lab.json";
import problems from "./problems.json";
import reader from "./reader.json";
import site from "./site.json";

/** What every page of the site says in this language, by namespace. */
export default { lab, fields, problems, figures, reader, site, cells };
