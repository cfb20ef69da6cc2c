// A made table by recorded quarter and lag, as a force could give it out.

/** Four quarters of 50 crimes a force, each with 1 charge and 5 other outcomes at the lags 0 to 3; `odd` adds a hidden figure. */
export function quarterTable({
  forces,
  odd = false,
}: {
  readonly forces: readonly string[];
  readonly odd?: boolean;
}): string {
  const force = (name: string): readonly string[] => (forces.length === 0 ? [] : [name]);
  const of = forces.length === 0 ? [""] : forces;
  const rows = of.flatMap((name) =>
    ["2017/18 Q1", "2017/18 Q2", "2017/18 Q3", "2017/18 Q4"].flatMap((quarter) => [
      [...force(name), quarter, "", "recorded", "50"],
      ...[0, 1, 2, 3].flatMap((lag) => [
        [...force(name), quarter, `${lag}`, "charged", "1"],
        [...force(name), quarter, `${lag}`, "other", "5"],
      ]),
    ]),
  );
  const hidden = odd ? [[...force(of[0] ?? ""), "2018/19 Q1", "0", "charged", "<5"]] : [];
  const head = [...force("Force"), "Recorded quarter", "Lag", "Outcome", "Count"];
  return [head, ...rows, ...hidden].map((row) => row.join(",")).join("\n");
}
