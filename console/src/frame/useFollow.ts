import { useNavigate } from 'react-router';
import { basename } from '../session/endpoint';

interface Follow {
  detail: { href?: string; external?: boolean };
  preventDefault(): void;
}

/** Follows links of components without loading the console again. */
export function useFollow(): (event: Follow) => void {
  const navigate = useNavigate();
  return (event) => {
    const target = event.detail.href;
    if (target && !event.detail.external && target.startsWith(`${basename}/`)) {
      event.preventDefault();
      void navigate(target.slice(basename.length));
    }
  };
}
