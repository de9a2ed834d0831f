import { useTranslation } from "react-i18next";
import { useHref } from "../store/address-context";
import { useRunState } from "../store/run-context";

/** To the Lab's run beside a copy of it, which is there to be changed. */
export function CompareLink() {
  const { t } = useTranslation("lab");
  const href = useHref();
  const config = useRunState((state) => state.config);
  return (
    <a className="button quiet" href={href({ page: "compare", configs: [config, config] })}>
      {t("compare")}
    </a>
  );
}
