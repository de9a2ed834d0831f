import { useTranslation } from "react-i18next";
import { preparedSweeps } from "../experiment/sweep";
import { useAddress, useHref } from "../store/address-context";

/** From the Lab's run to many like it. */
export function SweepLink() {
  const { t } = useTranslation("lab");
  const href = useHref();
  const config = useAddress((state) => state.config);
  return (
    <a className="button quiet sweep-link" href={href({ page: "sweep", sweep: preparedSweeps.gain(config) })}>
      {t("sweep")}
    </a>
  );
}
