import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";

import { Slider } from "@/components/ui/slider";
import { extent, MOST_ZOOM, within, type Crop } from "@/features/account/crop";

const STEP = 0.05;
const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

interface CropFrameProps {
  picture: ImageBitmap;
  crop: Crop;
  onChange: (crop: Crop) => void;
}

/** The picture behind a round frame: pulled by pointer or arrow keys, sized by the slider. */
export function CropFrame({ picture, crop, onChange }: CropFrameProps) {
  const { t } = useTranslation("account");
  const move = (x: number, y: number) => onChange(within(picture, { ...crop, x: crop.x + x, y: crop.y + y }));
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons === 0) return;
    const side = event.currentTarget.clientWidth;
    move(event.movementX / side, event.movementY / side);
  };
  const press = (event: KeyboardEvent) => {
    const by = ARROWS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(...by);
  };
  return (
    <div className="mt-6 grid justify-items-center gap-4">
      <div
        role="application"
        aria-label={t("picture.area")}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onKeyDown={press}
        className="relative size-64 cursor-grab touch-none overflow-hidden rounded-full bg-muted ring-1 ring-border active:cursor-grabbing"
      >
        <Drawn picture={picture} crop={crop} />
      </div>
      <div className="w-64">
        <Slider
          labels={[t("picture.zoom")]}
          min={1}
          max={MOST_ZOOM}
          step={0.05}
          value={[crop.zoom]}
          onValueChange={([zoom = 1]) => onChange(within(picture, { ...crop, zoom }))}
        />
      </div>
    </div>
  );
}

function Drawn({ picture, crop }: Pick<CropFrameProps, "picture" | "crop">) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext("2d")?.drawImage(picture, 0, 0);
  }, [picture]);
  const { width, height } = extent(picture, crop.zoom);
  return (
    <canvas
      ref={canvas}
      aria-hidden
      width={picture.width}
      height={picture.height}
      className="pointer-events-none absolute max-w-none -translate-x-1/2 -translate-y-1/2"
      style={{
        width: `${width * 100}%`,
        height: `${height * 100}%`,
        left: `${50 + crop.x * 100}%`,
        top: `${50 + crop.y * 100}%`,
      }}
    />
  );
}
