import { chromium } from "@playwright/test";
import { readFileSync } from "node:fs";
const st = JSON.parse(readFileSync("/tmp/rfilms/state.json","utf8"));
const [,, film="squat_tired.mp4", width="390", theme="light", act="", out] = process.argv;
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args:["--no-sandbox"] });
const ctx = await b.newContext({ viewport:{width:+width,height:+width>600?900:844}, deviceScaleFactor: +width>600?1:2, colorScheme: theme, reducedMotion:"reduce", locale:"en-GB", extraHTTPHeaders:{"X-Forwarded-For":"10.1.2."+Math.floor(Math.random()*250)} });
const l = st.login;
await ctx.addInitScript(v=>localStorage.setItem("biome.session",v), JSON.stringify({token:l.token,refreshToken:l.refreshToken,expiresAt:l.expiresAt,userId:l.user.id,role:l.user.role}));
const p = await ctx.newPage();
p.on("console", m=>{ if(["error","warning"].includes(m.type())) console.log("console:",m.text().slice(0,300)); });
p.on("pageerror", e=>console.log("pageerror:",e.message));
const id = st.ids[film] ?? film;
await p.goto(`${st.base}/analyses/${id}${process.env.Q ?? ""}`);
await p.waitForTimeout(+(process.env.W ?? 5000));
if (act) { try { await eval(`(async()=>{${act}})()`); } catch(e) { console.log(e.message) } await p.waitForTimeout(1500); }
await p.screenshot({ path: out ?? `/tmp/rfilms/shot-${film}-${width}-${theme}.png`, fullPage: process.env.FULL!=="0" });
await b.close();
