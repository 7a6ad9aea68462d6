import { type RefObject, useEffect, useRef, useState } from 'react';
import type { HallThing } from '../../drawing.ts';
import type { Point } from '../../rules/shape.ts';

/** Millimetres about the hall that are shown too, and the least width that one can zoom into. */
const MARGIN = 1_000;
const LEAST_WIDTH = 4_000;

/** The part of the hall that is looked at. It is moved by the drawing's own attribute, so that panning renders nothing. */
export class CanvasView {
  readonly svg: RefObject<SVGSVGElement | null>;
  private x = -MARGIN;
  private y = -MARGIN;
  private width: number;
  private hall: HallThing;

  constructor(svg: RefObject<SVGSVGElement | null>, hall: HallThing) {
    this.svg = svg;
    this.hall = hall;
    this.width = hall.width + 2 * MARGIN;
  }

  /** The hall may have been given another size. */
  look(hall: HallThing): void {
    this.hall = hall;
  }

  get aspect(): string {
    return `${this.hall.width + 2 * MARGIN} / ${this.hall.depth + 2 * MARGIN}`;
  }

  get box(): string {
    return `${this.x} ${this.y} ${this.width} ${this.width * this.ratio}`;
  }

  private get ratio(): number {
    return (this.hall.depth + 2 * MARGIN) / (this.hall.width + 2 * MARGIN);
  }

  private show(): void {
    this.svg.current?.setAttribute('viewBox', this.box);
  }

  zoom = (factor: number, about?: Point): void => {
    const width = Math.min(Math.max(this.width * factor, LEAST_WIDTH), (this.hall.width + 2 * MARGIN) * 2);
    const [cx, cy] = about ?? [this.x + this.width / 2, this.y + (this.width * this.ratio) / 2];
    const scale = width / this.width;
    this.x = cx - (cx - this.x) * scale;
    this.y = cy - (cy - this.y) * scale;
    this.width = width;
    this.show();
  };

  pan(dx: number, dy: number): void {
    this.x += dx;
    this.y += dy;
    this.show();
  }

  /** A twelfth of what is seen. */
  step([dx, dy]: Point): void {
    this.pan((dx * this.width) / 12, (dy * this.width) / 12);
  }

  /** Where in the hall a pointer is, in millimetres. */
  at({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): Point {
    const matrix = this.svg.current?.getScreenCTM()?.inverse();
    if (!matrix) return [0, 0];
    const point = new DOMPoint(clientX, clientY).matrixTransform(matrix);
    return [point.x, point.y];
  }
}

export function useCanvasView(hall: HallThing): CanvasView {
  const svg = useRef<SVGSVGElement>(null);
  const [view] = useState(() => new CanvasView(svg, hall));
  view.look(hall);
  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      view.zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, view.at(event));
    };
    // React listens to the wheel passively, and then the page would scroll too.
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [view]);
  return view;
}
