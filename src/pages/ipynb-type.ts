/** What browsers and servers call the files of Jupyter. */
export const ipynbType = "application/x-ipynb+json";
