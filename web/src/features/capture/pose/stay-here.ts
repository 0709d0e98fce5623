/**
 * MediaPipe sends its makers, every minute, how long it took to find a body (@mediapipe/tasks-vision 1.1.0). Biome asks
 * nobody but its own server; to be imported before MediaPipe is, in its worker.
 */
const ask = self.fetch.bind(self);

self.fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input, self.location.origin);
  return url.origin === self.location.origin
    ? ask(input, init)
    : Promise.reject(new TypeError("Nothing leaves this device."));
};

export {};
