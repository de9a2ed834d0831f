import type { ReactNode } from "react";

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" fill="currentColor" aria-hidden="true">
      {children}
    </svg>
  );
}

export const PlayIcon = () => (
  <Icon>
    <path d="M4 2.2v11.6L13.5 8z" />
  </Icon>
);

export const PauseIcon = () => (
  <Icon>
    <path d="M3.5 2.5h3v11h-3zM9.5 2.5h3v11h-3z" />
  </Icon>
);

export const StopIcon = () => (
  <Icon>
    <path d="M3.5 3.5h9v9h-9z" />
  </Icon>
);

export const StepIcon = () => (
  <Icon>
    <path d="M3 2.5v11L10.5 8zM11.5 2.5h2v11h-2z" />
  </Icon>
);

export const BackIcon = () => (
  <Icon>
    <path d="M13 2.5v11L5.5 8zM2.5 2.5h2v11h-2z" />
  </Icon>
);

export const RestartIcon = () => (
  <Icon>
    <path
      d="M13.2 8.2A5.2 5.2 0 1 1 11.4 4.1"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
    />
    <path d="M9.2 4.8h4.2V.8z" />
  </Icon>
);

export const SlidersIcon = () => (
  <Icon>
    <path d="M1 4h7M12 4h3M1 12h3M8 12h7" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    <circle cx="10" cy="4" r="2.2" />
    <circle cx="6" cy="12" r="2.2" />
  </Icon>
);

export const ChevronIcon = () => (
  <Icon>
    <path d="M4 6l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
  </Icon>
);

export const SunIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="3" />
    <path
      d="M8 1v2M8 13v2M1 8h2M13 8h2M3.05 3.05l1.4 1.4M11.55 11.55l1.4 1.4M3.05 12.95l1.4-1.4M11.55 4.45l1.4-1.4"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
    />
  </Icon>
);

export const MoonIcon = () => (
  <Icon>
    <path d="M13.8 10.2A6.2 6.2 0 0 1 5.8 2.2a6.2 6.2 0 1 0 8 8z" />
  </Icon>
);

export const DeviceIcon = () => (
  <Icon>
    <path d="M8 1.8a6.2 6.2 0 0 0 0 12.4z" />
    <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.5" />
  </Icon>
);

export const LinkIcon = () => (
  <Icon>
    <path
      d="M6.8 9.2a3 3 0 0 0 4.3 0l2-2a3 3 0 0 0-4.3-4.3l-.9.9M9.2 6.8a3 3 0 0 0-4.3 0l-2 2a3 3 0 0 0 4.3 4.3l.9-.9"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
    />
  </Icon>
);

export const SearchIcon = () => (
  <Icon>
    <path
      d="M11.8 6.9a4.9 4.9 0 1 1-9.8 0 4.9 4.9 0 0 1 9.8 0zM10.4 10.4 14.5 14.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
    />
  </Icon>
);

export const ContentsIcon = () => (
  <Icon>
    <path
      d="M2 3.5h.01M2 8h.01M2 12.5h.01M5.5 3.5H14M5.5 8H14M5.5 12.5H14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
    />
  </Icon>
);

export const CheckIcon = () => (
  <Icon>
    <path
      d="M3 8.5l3.4 3.4L13 4.8"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
    />
  </Icon>
);
