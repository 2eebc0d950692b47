/** Takes a photo with the webcam: a live picture, one shot, another try or into the message. */
import { byId } from './element.js';
import { words } from './words.js';

/** As phones send photos in chats; a class at the back of a room wants a real camera anyway. */
const wanted: MediaStreamConstraints = {
  video: { facingMode: 'user', width: { ideal: 1920 }, height: { ideal: 1080 } },
  audio: false,
};
const jpegQuality = 0.92;

/** Returns what opens the dialog. `taken` gets each photo that was accepted. */
export function createCamera(taken: (photo: File) => void): () => void {
  const dialog = byId('camera', HTMLDialogElement);
  const video = byId('camera-live', HTMLVideoElement);
  const shot = byId('camera-shot', HTMLCanvasElement);
  const problem = byId('camera-problem', HTMLElement);
  const shoot = byId('camera-shoot', HTMLButtonElement);
  const again = byId('camera-again', HTMLButtonElement);
  const use = byId('camera-use', HTMLButtonElement);
  let stream: MediaStream | undefined;

  function show(step: 'starting' | 'live' | 'shot' | 'problem'): void {
    video.hidden = step !== 'live' && step !== 'starting';
    shot.hidden = step !== 'shot';
    problem.hidden = step !== 'problem';
    shoot.hidden = step === 'shot' || step === 'problem';
    shoot.disabled = step !== 'live';
    again.hidden = use.hidden = step !== 'shot';
    if (step === 'live') shoot.focus();
    if (step === 'shot') use.focus();
  }

  async function start(): Promise<void> {
    show('starting');
    dialog.showModal();
    try {
      const opened = await openCamera();
      // Somebody may have closed the dialog while the browser was asking.
      if (!dialog.open) {
        stop(opened);
        return;
      }
      stream = opened;
      video.srcObject = opened;
      await video.play();
      show('live');
    } catch (error) {
      problem.textContent = reason(error);
      show('problem');
    }
  }

  dialog.addEventListener('close', () => {
    stop(stream);
    stream = undefined;
    video.srcObject = null;
  });
  shoot.addEventListener('click', () => {
    shot.width = video.videoWidth;
    shot.height = video.videoHeight;
    shot.getContext('2d')?.drawImage(video, 0, 0);
    show('shot');
  });
  again.addEventListener('click', () => show('live'));
  use.addEventListener('click', () => {
    const time = new Date().toTimeString().slice(0, 8).replaceAll(':', '');
    shot.toBlob(
      (blob) => {
        dialog.close();
        if (blob !== null) taken(new File([blob], `webcam-${time}.jpg`, { type: 'image/jpeg' }));
      },
      'image/jpeg',
      jpegQuality,
    );
  });
  return () => void start();
}

async function openCamera(): Promise<MediaStream> {
  // Absent where the page is not on a secure origin, whatever its type says.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined) throw new DOMException('no devices', 'NotFoundError');
  return devices.getUserMedia(wanted);
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

function reason(error: unknown): string {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return words.noCamera;
  return name === 'NotAllowedError' || name === 'SecurityError' ? words.cameraRefused : words.cameraFailed;
}
