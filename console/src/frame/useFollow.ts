import { useNavigate } from 'react-router';

interface Follow {
  detail: { href?: string; external?: boolean };
  preventDefault(): void;
}

/** Follows links of components without loading the console again. */
export function useFollow(): (event: Follow) => void {
  const navigate = useNavigate();
  return (event) => {
    const target = event.detail.href;
    if (target?.startsWith('/') && !event.detail.external) {
      event.preventDefault();
      void navigate(target);
    }
  };
}
