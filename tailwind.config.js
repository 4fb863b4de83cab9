/** @type {import('tailwindcss').Config} Everything that can be said in CSS stands in style/input.css. */
module.exports = { darkMode: "media" };
