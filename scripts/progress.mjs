// One line on standard error that says what is being waited for, with the seconds where a person looks on.

/** Shows `text` until the returned function is called. */
export function progress(text) {
  const { stderr } = process;
  if (!stderr.isTTY) {
    stderr.write(`${text} …\n`);
    return () => {};
  }
  const began = Date.now();
  const draw = () => stderr.write(`\r${text} … ${Math.round((Date.now() - began) / 1000)} s`);
  draw();
  const timer = setInterval(draw, 1000);
  return () => {
    clearInterval(timer);
    draw();
    stderr.write("\n");
  };
}
