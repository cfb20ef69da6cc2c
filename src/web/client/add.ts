// Makes the form for files handier: drag and drop, and how far the upload has come. The form works fully without it.

const form = document.querySelector<HTMLFormElement>("#add-form");
const field = document.querySelector<HTMLInputElement>("#files");
const progress = document.querySelector<HTMLElement>("#add-progress");
if (form !== null && field !== null && progress !== null) improve(form, field, progress);

function improve(at: HTMLFormElement, files: HTMLInputElement, says: HTMLElement): void {
  const dropSays = document.querySelector<HTMLElement>("#drop-says");
  if (dropSays !== null) dropSays.hidden = false;
  at.addEventListener("submit", (event) => {
    event.preventDefault();
    send(at, says);
  });
  for (const name of ["dragenter", "dragover"]) at.addEventListener(name, (event) => mark(event, at, true));
  for (const name of ["dragleave", "drop"]) at.addEventListener(name, (event) => mark(event, at, false));
  at.addEventListener("drop", (event) => {
    const dropped = event.dataTransfer?.files;
    if (dropped === undefined || dropped.length === 0) return;
    files.files = dropped;
    send(at, says);
  });
}

function mark(event: Event, at: HTMLElement, over: boolean): void {
  event.preventDefault();
  at.classList.toggle("is-over", over);
}

/** Sends the form and shows the very report that a browser without script would get. */
function send(at: HTMLFormElement, says: HTMLElement): void {
  const request = new XMLHttpRequest();
  const button = at.querySelector("button");
  request.open("POST", at.action);
  request.setRequestHeader("accept", "text/html");
  request.upload.addEventListener("progress", ({ loaded, total }) => showProgress(says, loaded, total));
  request.addEventListener("load", () => showReport(request, says));
  request.addEventListener("error", () => {
    says.textContent = "The files did not arrive. They are still chosen: add them again.";
    if (button !== null) button.disabled = false;
  });
  if (button !== null) button.disabled = true;
  request.send(new FormData(at));
}

function showProgress(says: HTMLElement, loaded: number, total: number): void {
  const bar = says.querySelector("progress") ?? document.createElement("progress");
  bar.className = "progress";
  bar.max = Math.max(total, 1);
  bar.value = loaded;
  bar.setAttribute("aria-label", "Upload");
  const words = says.querySelector("p") ?? document.createElement("p");
  words.textContent = loaded < total ? `Sent ${megabytes(loaded)} of ${megabytes(total)}.` : "Sent. Reading the cells.";
  if (!bar.isConnected) says.append(bar, words);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Puts the report's main part and title in place of this page's, and moves the focus there. */
function showReport(request: XMLHttpRequest, says: HTMLElement): void {
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  const report = page.querySelector("main");
  const main = document.querySelector("main");
  if (report === null || main === null) {
    says.textContent = `The answer could not be shown (status ${request.status}). Look under Sources for the files.`;
    return;
  }
  main.replaceChildren(...report.childNodes);
  document.title = page.title;
  main.focus();
}
