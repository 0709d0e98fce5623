import { ChartLine, Dumbbell, House, Plus, ShieldCheck, UserRound, type LucideIcon } from "lucide-react";

export interface Place {
  to: "/home" | "/analyses/new" | "/progress" | "/exercises" | "/profile" | "/admin";
  text: "home" | "new" | "progress" | "exercises" | "profile" | "admin";
  icon: LucideIcon;
}

export const HOME: Place = { to: "/home", text: "home", icon: House };
export const NEW: Place = { to: "/analyses/new", text: "new", icon: Plus };
export const PROGRESS: Place = { to: "/progress", text: "progress", icon: ChartLine };
export const EXERCISES: Place = { to: "/exercises", text: "exercises", icon: Dumbbell };
export const PROFILE: Place = { to: "/profile", text: "profile", icon: UserRound };
export const ADMIN: Place = { to: "/admin", text: "admin", icon: ShieldCheck };
