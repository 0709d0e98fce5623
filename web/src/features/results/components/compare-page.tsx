export default function ComparePage(props: {
  sessionId: string;
  otherId: string;
  onChoose: (other: string) => void;
}) {
  return <p>{props.otherId}</p>;
}
