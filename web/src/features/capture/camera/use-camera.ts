import { useCallback, useEffect, useState } from "react";

import { cameras, faultOf, hasCameras, openCamera, type CameraFault, type Device } from "./devices";

export interface Camera {
  stream: MediaStream | null;
  fault: CameraFault | null;
  devices: Device[];
  deviceId: string | null;
  choose: (deviceId: string) => void;
  /** After a fault: once more. */
  again: () => void;
}

/** A camera while this is shown. */
export function useCamera(): Camera {
  const [wanted, setWanted] = useState<{ deviceId: string | null }>({ deviceId: null });
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [fault, setFault] = useState<CameraFault | null>(hasCameras() ? null : "insecure");
  const [devices, setDevices] = useState<Device[]>([]);

  useEffect(() => {
    if (!hasCameras()) return undefined;
    let left = false;
    let open: MediaStream | null = null;
    const opened = async () => {
      try {
        open = await openCamera(wanted.deviceId);
        if (left) {
          stop(open);
          return;
        }
        open.getVideoTracks()[0]?.addEventListener("ended", () => {
          setStream(null);
          setFault("lost");
        });
        setFault(null);
        setStream(open);
        setDevices(await cameras()); // they have names only after one was allowed
      } catch (error) {
        if (!left) setFault(faultOf(error));
      }
    };
    void opened();
    return () => {
      left = true;
      setStream(null);
      if (open !== null) stop(open);
    };
  }, [wanted]);

  useEffect(() => {
    if (!hasCameras()) return undefined;
    const changed = () => void cameras().then(setDevices);
    navigator.mediaDevices.addEventListener("devicechange", changed);
    return () => navigator.mediaDevices.removeEventListener("devicechange", changed);
  }, []);

  const choose = useCallback((deviceId: string) => setWanted({ deviceId }), []);
  const again = useCallback(
    () => setWanted(({ deviceId }) => ({ deviceId: fault === "none" ? null : deviceId })),
    [fault],
  );
  const deviceId = stream?.getVideoTracks()[0]?.getSettings().deviceId ?? wanted.deviceId;
  return { stream, fault, devices, deviceId, choose, again };
}

function stop(stream: MediaStream): void {
  stream.getTracks().forEach((track) => track.stop());
}
