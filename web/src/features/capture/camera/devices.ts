/** Why there is no picture; each has its words that say what to do. */
export type CameraFault = "insecure" | "refused" | "none" | "busy" | "lost" | "failed";

export interface Device {
  id: string;
  name: string;
}

const BY_NAME: Partial<Record<string, CameraFault>> = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "none",
  OverconstrainedError: "none",
  NotReadableError: "busy",
  AbortError: "busy",
};

/** Opens a camera, this one or the one that looks at the person; raises what `faultOf` names. */
export function openCamera(deviceId: string | null): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({
    audio: false, // Biome needs none, and voices are nobody's business
    video: {
      ...(deviceId === null ? { facingMode: { ideal: "user" } } : { deviceId: { exact: deviceId } }),
      width: { ideal: 1280 },
      height: { ideal: 720 },
      frameRate: { ideal: 30, max: 60 },
    },
  });
}

/** Cameras are there only where the page came over HTTPS, or from this machine. */
export function hasCameras(): boolean {
  return "mediaDevices" in navigator && typeof MediaRecorder !== "undefined";
}

export async function cameras(): Promise<Device[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind, deviceId }) => kind === "videoinput" && deviceId !== "")
    .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
}

export function faultOf(error: unknown): CameraFault {
  return BY_NAME[error instanceof DOMException ? error.name : ""] ?? "failed";
}

/** Whether it looks at the person, who then expects a mirror. */
export function isMirror(stream: MediaStream): boolean {
  return stream.getVideoTracks()[0]?.getSettings().facingMode !== "environment";
}
