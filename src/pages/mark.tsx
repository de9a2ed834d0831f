/** The product's mark: a corner of a saturation map, white where it is saturated. */
export function Mark() {
  return (
    <svg
      className="mark"
      viewBox="0 0 4 4"
      width="22"
      height="22"
      aria-hidden="true"
      shapeRendering="crispEdges"
    >
      <path className="mark-ground" d="M0 0h4v4H0z" />
      <path
        className="mark-saturated"
        d="M0 0h2v1H0zM3 0h1v1H3zM1 1h1v1H1zM0 2h1v1H0zM2 2h2v1H2zM1 3h2v1H1z"
      />
    </svg>
  );
}
