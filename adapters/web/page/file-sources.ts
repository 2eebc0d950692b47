/** The ways by which photos come onto the page: the picker, drag and drop, the clipboard. */

export function takeFilesFrom(options: {
  picker: HTMLInputElement;
  opener: HTMLElement;
  /** The class `dropping` is on it while something is held over it. */
  dropArea: HTMLElement;
  take: (files: readonly File[]) => void;
}): void {
  const { picker, opener, dropArea, take } = options;
  opener.addEventListener('click', () => picker.click());
  picker.addEventListener('change', () => {
    take([...(picker.files ?? [])]);
    // The same photo may be picked again.
    picker.value = '';
  });

  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
  const dropping = (on: boolean) => dropArea.classList.toggle('dropping', on);
  // On the whole window, because a photo dropped beside the chat would otherwise replace the page.
  addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    dropping(event.target instanceof Node && dropArea.contains(event.target));
  });
  addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) dropping(false);
  });
  addEventListener('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    dropping(false);
    if (event.target instanceof Node && dropArea.contains(event.target)) take([...(event.dataTransfer?.files ?? [])]);
  });
  document.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || document.querySelector('dialog[open]') !== null) return;
    event.preventDefault();
    take(files);
  });
}
