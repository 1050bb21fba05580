### Derechos de EE. UU. de antes (IEEPA, metales antes del 2026-04-06), y los sujetos a contingente o solo previstos.

duty-line-ieepa-fentanyl = IEEPA, fentanilo ({ $heading })
duty-line-ieepa-reciprocal = IEEPA, arancel recíproco ({ $heading })
duty-line-ieepa-brazil = IEEPA, Brasil ({ $heading })
duty-line-ieepa-india = IEEPA, India, petróleo ruso ({ $heading })
duty-line-232-metals-2025 = Sección 232, metales antes de abril de 2026 ({ $heading })
duty-note-displaced = No se debe: hasta el 2025-06-03 ocupaba su lugar el arancel IEEPA a las mercancías de este origen.
duty-warn-ieepa-refund = Los aranceles IEEPA se declararon ilegales el 2026-02-20 y terminaron el 2026-02-24. Lo pagado puede reclamarse (herramienta CAPE de la CBP, desde el 2026-04-20).
duty-warn-annex-ii = La lista completa de líneas exentas del arancel recíproco (anexo II de la EO 14257) no está en nuestras tablas; { $hs } no está en la que la continuó, así que se incluye el arancel.
duty-warn-in-transit = Las mercancías ya embarcadas antes del { $date } pudieron entrar unas semanas más con el tipo anterior.
duty-warn-column-1-later = La columna 1 se toma del arancel del { $date }; el de ese día no está en nuestras tablas.
duty-ask-ieepa-fentanyl = ¿Son energía, un mineral crítico o potasa según las órdenes sobre Canadá y México? Esas mercancías pagaban el 10%.
duty-ask-ieepa-reciprocal = { $hs } está en la lista que continuó el anexo II de la EO 14257. ¿Estaba ese día en el propio anexo II, y por tanto exento? El anexo completo no está en nuestras tablas.
duty-ask-ieepa-brazil = ¿Estaba { $hs } en la lista de exentos del arancel a Brasil (EO 14323)? Esa lista no está en nuestras tablas.
duty-choice-ca-energy = energía o mineral crítico
duty-choice-potash = potasa
duty-choice-not-ca-energy = ninguna de las dos
duty-choice-annex-ii = en el anexo II: exento
duty-choice-not-annex-ii = no está en el anexo II
duty-choice-br-exempt = en la lista: exento
duty-choice-not-br-exempt = no está en la lista

duty-line-201-quartz = Sección 201, superficies de cuarzo
duty-ask-201-quartz = { $hs } puede ser una superficie de cuarzo sujeta al contingente de la Sección 201 (desde el 2026-08-15). ¿Entra dentro del contingente, fuera de él, o es otra cosa?
duty-choice-quartz-in-quota = dentro del contingente
duty-choice-quartz-over-quota = fuera del contingente
duty-choice-not-quartz-surface = no es una superficie de cuarzo
duty-warn-scheduled = Para { $hs } (productos de polisilicio) está previsto un derecho de la Sección 232 el { $date }; aún no se conoce el tipo.
duty-not-pending = medidas solo anunciadas (Sección 301 por exceso de capacidad estructural)
