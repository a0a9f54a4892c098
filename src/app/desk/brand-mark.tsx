/** The door and the way out of it. */
export const BrandMark = ({ size = 20 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 20 20" fill="none" aria-hidden="true">
    <path d="M12.5 5V2.5h-10v15h10V15" stroke="currentColor" strokeWidth="2" />
    <path d="M7 10h10.5M14 6.2 17.8 10 14 13.8" stroke="var(--amber)" strokeWidth="2" />
  </svg>
);
