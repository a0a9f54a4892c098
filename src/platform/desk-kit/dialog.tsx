import { Modal } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { Button } from './button.tsx';
import { FloatingGround } from './floating-ground.tsx';
import { useKeys } from './keys.tsx';
import { useWords } from './words.tsx';

interface FloatingProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** the acts; the first is the next act */
  readonly foot?: ReactNode;
}

const still = { duration: 0 };

function Floating({
  open,
  onClose,
  title,
  children,
  foot,
  content,
  inner,
}: FloatingProps & { content: string; inner: string }) {
  const { t } = useWords();
  useKeys(title, { Esc: { does: t('kit.close'), run: onClose } }, { alone: true, off: !open });
  useEffect(() => {
    document.documentElement.classList.toggle('is-fixed', open);
    return () => document.documentElement.classList.remove('is-fixed');
  }, [open]);
  return (
    <FloatingGround>
      <Modal.Root
        opened={open}
        onClose={onClose}
        closeOnEscape={false}
        // page scroll is stopped by a class: the library's way writes a <style> that the policy refuses
        lockScroll={false}
        transitionProps={still}
        classNames={{ inner, content }}
      >
        <Modal.Overlay className="dlg-veil" transitionProps={still} />
        <Modal.Content>
          <div className="dlg-head">
            <Modal.Title component="h2">{title}</Modal.Title>
            <span className="push" />
            <Button kind="bare" small keyHint="Esc" onClick={onClose}>
              {t('kit.close')}
            </Button>
          </div>
          <div className="dlg-body">{children}</div>
          {foot && <div className="dlg-foot">{foot}</div>}
        </Modal.Content>
      </Modal.Root>
    </FloatingGround>
  );
}

/** A question that must be answered before going on, or a page of its own over the page. The focus stays inside. */
export const Dialog = ({ wide, ...rest }: FloatingProps & { wide?: boolean }) => (
  <Floating {...rest} content={wide ? 'dlg dlg-wide' : 'dlg'} inner="dlg-inner" />
);

/** A panel at the end of the page: finding a client, looking something up. Esc closes it, text stays. */
export const SidePanel = (props: FloatingProps) => <Floating {...props} content="panel" inner="panel-inner" />;
