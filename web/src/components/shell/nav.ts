import {
  ChartLine,
  Dumbbell,
  History,
  House,
  Plus,
  ShieldCheck,
  UserRound,
  type LucideIcon,
} from "lucide-react";

export interface Place {
  to: "/home" | "/analyses" | "/analyses/new" | "/progress" | "/exercises" | "/profile" | "/admin";
  text: "home" | "history" | "new" | "progress" | "exercises" | "profile" | "admin";
  icon: LucideIcon;
  /** What lies below its address is another place. */
  alone?: true;
}

export const HOME: Place = { to: "/home", text: "home", icon: House };
export const HISTORY: Place = { to: "/analyses", text: "history", icon: History, alone: true };
export const NEW: Place = { to: "/analyses/new", text: "new", icon: Plus };
export const PROGRESS: Place = { to: "/progress", text: "progress", icon: ChartLine };
export const EXERCISES: Place = { to: "/exercises", text: "exercises", icon: Dumbbell };
export const PROFILE: Place = { to: "/profile", text: "profile", icon: UserRound };
export const ADMIN: Place = { to: "/admin", text: "admin", icon: ShieldCheck };
