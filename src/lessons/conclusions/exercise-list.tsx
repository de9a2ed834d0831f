import outline from "virtual:outline";
import { TaskMark } from "../../notebook/task";
import { useHref } from "../../store/address-context";
import { chapterSlugs } from "../../store/chapters";
import { useProgress } from "../../store/progress-context";
import { useSettings } from "../../store/settings-context";
import "./exercise-list.css";
import { useTranslation } from "react-i18next";

/** The exercises of the chapters before this one, with a mark on those that the reader has solved. */
export function ExerciseList() {
  const { t } = useTranslation("reader");
  const href = useHref();
  const language = useSettings((state) => state.language);
  const solved = useProgress((state) => state.exercises);
  const exercises = chapterSlugs
    .filter((slug) => slug !== "conclusions")
    .flatMap((slug) => {
      const chapter = outline[language][slug];
      return chapter.exercises.map((exercise) => ({ slug, chapter: chapter.title, ...exercise }));
    });
  return (
    <ul className="tasks exercise-list">
      {exercises.map(({ id, title, slug, chapter, anchor }) => (
        <li key={id} className="task" data-done={solved.includes(id) || undefined}>
          <TaskMark />
          <p>
            {solved.includes(id) && <span className="visually-hidden">{t("task.done")} </span>}
            <a href={href({ page: "chapter", slug, anchor })}>{title}</a>
            <span className="exercise-list-chapter">{chapter}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
